package io.autoft.shift.icons;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The pictures of the task: each drawing once, in the role that comes first. */
final class TaskPictures {

  private final Roles roles;
  private final Concepts concepts;

  TaskPictures(Roles roles, Concepts concepts) {
    this.roles = roles;
    this.concepts = concepts;
  }

  /** Renders the icons of all sets that have a role. */
  List<Picture> of(List<IconSet> sets) {
    roles.check(sets);
    var wanted = new ArrayList<Icon>();
    for (var role : Role.values()) {
      for (var set : sets) {
        if (roles.of(set.name()).filter(role::equals).isPresent()) {
          set.icons().stream().filter(this::isWanted).forEach(wanted::add);
        }
      }
    }
    var drawn =
        IntStream.range(0, wanted.size()).parallel().mapToObj(i -> picture(wanted.get(i))).toList();
    Map<Integer, List<Picture>> kept = new HashMap<>();
    var pictures = new ArrayList<Picture>();
    for (var picture : drawn) {
      var same =
          kept.computeIfAbsent(picture.map(Picture::label).orElse(-1), l -> new ArrayList<>());
      if (picture.isPresent() && same.stream().noneMatch(picture.get()::isLike)) {
        same.add(picture.get());
        pictures.add(picture.get());
      }
    }
    return pictures;
  }

  private boolean isWanted(Icon icon) {
    return concepts.label(icon).isPresent()
        && isWanted(roles.of(icon.set()).orElseThrow(), roles.style(icon));
  }

  private static boolean isWanted(Role role, Style style) {
    return switch (role) {
      case Training -> style == Style.Outline;
      case Validation -> style == Style.Solid;
      case Unseen -> true;
    };
  }

  private Optional<Picture> picture(Icon icon) {
    return new Renderer()
        .draw(icon)
        .map(
            pixels ->
                new Picture(
                    icon,
                    concepts.label(icon).orElseThrow(),
                    roles.of(icon.set()).orElseThrow(),
                    roles.style(icon),
                    pixels));
  }
}
