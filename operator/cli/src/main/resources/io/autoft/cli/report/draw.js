// Draws the charts of the page from the data in it. Text goes into SVG and into text nodes alone, so that no name can become
// markup.
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);

  /** One parameter at a time, where there are more than fit. */
  const choice = (place, redraw) => {
    const { dimensions, shown: fit } = data.parallel;
    const label = document.createElement("label"), select = document.createElement("select");
    label.className = "choice";
    label.append("Parameter ", select);
    select.append(new Option(`the ${fit} of the chart above`, ""), ...dimensions.map((p, i) => new Option(p.name, i)));
    select.addEventListener("change", () => redraw(select.value === "" ? null : Number(select.value)));
    place.before(label);
  };

  const draw = (place) => {
    const kind = place.dataset.chart;
    let one = null;
    const option = () => {
      const { height, ...made } = charts[kind](data[kind] ?? data.parallel, place.clientWidth, one);
      if (height) place.style.height = `${height}px`;
      return made;
    };
    const first = option();
    const chart = echarts.init(place, null, { renderer: "svg" });
    chart.setOption(first);
    const redraw = () => {
      const next = option();
      chart.resize();
      chart.setOption(next, true);
    };
    if (kind === "slices" && data.parallel.dimensions.length > data.parallel.shown) {
      choice(place, (picked) => { one = picked; redraw(); });
    }
    let width = place.clientWidth;
    new ResizeObserver(() => {
      if (place.clientWidth !== width && !matchMedia("print").matches) {
        width = place.clientWidth;
        redraw();
      }
    }).observe(place);
  };

  /** Makes rows of a table of what stands below it as text. */
  const unpack = (text) => {
    const table = text.previousElementSibling, heads = table.tHead.rows[0].cells, body = table.tBodies[0];
    for (const line of text.textContent.split("\n")) {
      const row = body.insertRow();
      line.split("\t").forEach((value, i) => {
        const cell = document.createElement(i === 0 ? "th" : "td");
        if (i === 0) cell.scope = "row";
        else cell.className = heads[i].className;
        cell.textContent = value;
        row.append(cell);
      });
    }
    text.remove();
  };
  document.querySelectorAll("pre.packed").forEach((text) => {
    text.closest("details").addEventListener("toggle", () => unpack(text), { once: true });
  });

  // One after the other, so that the page can be read and scrolled meanwhile.
  const places = [...document.querySelectorAll(".chart")];
  const next = (i) => {
    if (i === places.length) {
      document.documentElement.dataset.drawn = String(i);
      return;
    }
    draw(places[i]);
    setTimeout(next, 0, i + 1);
  };
  next(0);

  // On paper a chart is as wide as the sheet, and what was folded is read.
  const folded = [];
  addEventListener("beforeprint", () => {
    document.querySelectorAll(".chart svg").forEach((svg) => svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width")} ${svg.getAttribute("height")}`));
    folded.push(...document.querySelectorAll("details.listing:not([open])"));
    folded.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => folded.splice(0).forEach((details) => { details.open = false; }));
})();
