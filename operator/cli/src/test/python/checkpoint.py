"""That open_clip computes the trainer's logits with a checkpoint, and that the lines of the documentation classify a picture.

    python checkpoint.py CHECKPOINT PICTURES PAGE

PICTURES is what the class CheckpointLogits of the trainer's tests writes; PAGE is the page with the lines.
"""

import contextlib
import io
import json
import os
import re
import sys
from pathlib import Path

import numpy
import open_clip
import torch
from PIL import Image
from safetensors.torch import load_file

checkpoint, pictures, page = (Path(argument).resolve() for argument in sys.argv[1:])
expected = numpy.array(json.loads((pictures / "logits.json").read_text()))
labels = json.loads((pictures / "labels.json").read_text())
names = json.loads((checkpoint / "class_names.json").read_text())

model, preprocess = open_clip.create_model_from_pretrained(f"local-dir:{checkpoint}")
head = load_file(checkpoint / "head.safetensors")["head.weight"]
with torch.no_grad():
    batch = torch.stack([preprocess(Image.open(pictures / f"{i}.png")) for i in range(len(labels))])
    logits = (model.eval().encode_image(batch, normalize=True) @ head.T).numpy()
difference = numpy.abs(logits - expected).max()
assert difference <= 1e-5, difference
result = json.loads((checkpoint / "result.json").read_text())
accuracy = result["metrics"]["oodValidation.accuracy"]
assert abs((logits.argmax(1) == labels).mean() - accuracy) < 1e-9
print(f"open_clip {open_clip.__version__}, PyTorch {torch.__version__}: {len(labels)} pictures, logits up to "
      f"{numpy.abs(expected).max():.1f}, differ by at most {difference:.1e}; accuracy {accuracy:.4f}")

lines = re.search(r"(?ms)^```python\n(.*?)^```$", page.read_text()).group(1)
os.chdir(pictures)
with contextlib.suppress(FileNotFoundError):
    os.unlink("checkpoint")
os.symlink(checkpoint, "checkpoint")
for index in range(5):
    with contextlib.suppress(FileNotFoundError):
        os.unlink("picture.png")
    os.symlink(f"{index}.png", "picture.png")
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(lines, str(page), "exec"), {})
    assert said.getvalue().strip() == names[expected[index].argmax()], said.getvalue()
print(f"{page.name}: its {len(lines.splitlines())} lines classify 5 pictures as the trainer does")
