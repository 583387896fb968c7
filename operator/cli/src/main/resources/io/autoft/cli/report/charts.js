// What ECharts is to draw, by the name of the chart: functions of its data, of the width and of what was chosen. Colours are
// the style sheet's, so that they follow light, dark and print by themselves.
const charts = (() => {
  "use strict";
  const ink = "var(--ink)", soft = "var(--soft)", line = "var(--line)", muted = "var(--muted)";
  const color = (i) => `var(--c${(i % 6) + 1})`;
  const symbols = ["circle", "diamond", "triangle", "rect", "roundRect", "pin"];
  const short = (name) => name.replace(/^weight\./, "");
  const digits = (value) => String(Number(value.toPrecision(3)));
  const shown = (axis, value) => (value * axis.scale).toFixed(axis.scale === 1 ? 3 : 1);
  const scaled = (axis, value) => (value == null ? null : value * axis.scale);

  const text = { color: soft, fontSize: 12 };
  const named = (name) => ({ name, nameLocation: "middle", nameGap: 32, nameTextStyle: text });
  const axis = (more) => ({
    axisLine: { lineStyle: { color: line } }, axisTick: { lineStyle: { color: line } },
    splitLine: { lineStyle: { color: line, opacity: 0.6 } }, axisLabel: text, scale: true, ...more,
  });
  const base = (more) => ({
    animation: false,
    textStyle: { color: ink, fontFamily: "system-ui, sans-serif" },
    tooltip: {
      renderMode: "richText", confine: true, backgroundColor: "var(--shade)", borderColor: line, shadowBlur: 0,
      textStyle: { color: ink, fontSize: 12 }, axisPointer: { lineStyle: { color: muted } },
    },
    legend: { top: 0, left: 0, textStyle: text, inactiveColor: muted, itemGap: 16, type: "plain" },
    ...more,
  });
  const quiet = { emphasis: { disabled: true } };
  /** Many points are one shape, which is drawn several times as fast. */
  const cloud = { large: true, largeThreshold: 200 };

  const scores = ({ axis: metric, points, baselines }) => {
    const last = points[points.length - 1].trial, first = points[0].trial;
    const pairs = (of) => points.map((p) => [p.trial, scaled(metric, of(p))]);
    const tooltip = { formatter: ({ seriesName, value }) => `${seriesName}\ntrial ${value[0]}: ${value[1].toFixed(metric.scale === 1 ? 3 : 1)}` };
    const series = [
      { ...cloud, name: "score", type: "scatter", z: 3, symbolSize: points.length > 100 ? 5 : 8, data: pairs((p) => p.score), itemStyle: { color: muted } },
      { name: "best so far", type: "line", step: "end", symbol: "none", data: pairs((p) => p.best), color: color(0), lineStyle: { color: color(0), width: 2 } },
    ];
    if (points.some((p) => p.expected != null)) {
      series.push({ name: "less its expected optimism", type: "line", step: "end", symbol: "none", data: pairs((p) => p.expected), color: color(2), lineStyle: { color: color(2), width: 2, type: "dashed" } });
    }
    if (points.some((p) => p.confirmed != null)) {
      series.push({ name: "mean over fresh seeds", type: "scatter", symbol: "diamond", symbolSize: 13, data: pairs((p) => p.confirmed).filter((p) => p[1] != null), itemStyle: { color: color(1) } });
    }
    baselines.forEach((b, i) => series.push({
      name: b.name, type: "line", symbol: symbols[i % 6], symbolSize: 8, color: color(i + 3), lineStyle: { color: color(i + 3), width: 1.5, type: "dotted" },
      data: [[first, scaled(metric, b.score)], [last, scaled(metric, b.score)]],
    }));
    return base({
      tooltip: { ...base({}).tooltip, ...tooltip },
      grid: { left: 64, right: 24, top: 64, bottom: 52 },
      xAxis: axis({ type: "value", minInterval: 1, min: first, max: Math.max(last, first + 1), splitLine: { show: false }, ...named("trial") }),
      yAxis: axis({ type: "value", ...named(metric.title), nameGap: 44 }),
      series: series.map((s) => ({ ...quiet, ...s })),
    });
  };

  const objective = (bars) => {
    const importance = bars.some((b) => b.importance != null);
    const values = bars.flatMap((b) => [b.low, b.value, b.high]).filter((v) => v > 0);
    const least = 10 ** Math.floor(Math.log10(Math.min(...values))), most = 10 ** Math.ceil(Math.log10(Math.max(...values)));
    const names = bars.map((b) => short(b.name));
    const category = (i, labels) => axis({ type: "category", data: names, inverse: true, gridIndex: i, splitLine: { show: false }, axisLabel: { ...text, color: ink, show: labels, interval: 0 } });
    const series = [{
      ...quiet, type: "custom", name: "value", encode: { x: 1, y: 0 }, data: bars.map((b, i) => [i, b.value]),
      renderItem: (_, api) => {
        const bar = bars[api.value(0)];
        const at = (v) => api.coord([Math.max(v, least), api.value(0)]);
        const [x0, y] = at(least), [x1] = at(bar.value), [low] = at(bar.low), [high] = at(bar.high);
        return { type: "group", children: [
          { type: "rect", shape: { x: x0, y: y - 6, width: Math.max(1, x1 - x0), height: 12 }, style: { fill: bar.ofLoss ? color(0) : muted } },
          { type: "line", shape: { x1: low, y1: y + 9, x2: high, y2: y + 9 }, style: { stroke: soft, lineWidth: 1 } },
          { type: "text", style: { text: digits(bar.value), x: x1 + 6, y, verticalAlign: "middle", fill: ink, fontSize: 12 } },
        ] };
      },
    }];
    if (importance) {
      series.push({ ...quiet, type: "bar", name: "importance", xAxisIndex: 1, yAxisIndex: 1, barWidth: 12, itemStyle: { color: color(1) }, data: bars.map((b) => 100 * (b.importance ?? 0)) });
    }
    return base({
      legend: { show: false }, tooltip: { show: false },
      grid: [{ left: 150, right: importance ? "36%" : 64, top: 10, bottom: 56 }, { left: "70%", right: 24, top: 10, bottom: 56 }],
      xAxis: [axis({ type: "log", min: least, max: most, ...named("value, and the bounds as a line"), axisLabel: { ...text, formatter: digits, hideOverlap: true } })]
        .concat(importance ? [axis({ type: "value", gridIndex: 1, min: 0, ...named("importance in %") })] : []),
      yAxis: [category(0, true)].concat(importance ? [category(1, false)] : []),
      series,
    });
  };

  const quarter = ({ axis: metric, lines }) => {
    const order = [...lines].sort((a, b) => (metric.lowerIsBetter ? a.score - b.score : b.score - a.score));
    return new Set(order.slice(0, Math.max(1, Math.floor(lines.length / 4))).map((l) => l.trial));
  };
  const ends = ({ low, high, log }, values) => {
    const all = values.filter((v) => v != null && (!log || v > 0)).concat(low, high);
    return { min: Math.min(...all), max: Math.max(...all) };
  };

  const parallel = (d) => {
    const best = quarter(d), width = Math.max(1, d.shown);
    const group = (name, picked, style) => ({
      ...quiet, name, type: "parallel", smooth: false, lineStyle: style, color: style.color,
      data: d.lines.filter(picked).map((l) => [...l.values.slice(0, width), scaled(d.axis, l.score)]),
    });
    const reached = d.lines.map((l) => scaled(d.axis, l.score));
    const many = d.lines.length > 100;
    const style = { nameTextStyle: { ...text, color: ink, fontSize: 11, align: "left" }, nameRotate: 28, nameGap: 12, nameTruncate: { maxWidth: 300 }, axisLabel: { ...text, fontSize: 10, formatter: digits, hideOverlap: true }, axisLine: { lineStyle: { color: soft } }, axisTick: { lineStyle: { color: line } }, splitLine: { show: false }, minorTick: { show: false } };
    return base({
      tooltip: { show: false },
      parallel: { left: 36, right: 110, top: 120, bottom: 24, parallelAxisDefault: style },
      parallelAxis: d.dimensions.slice(0, width).map((p, dim) => ({ dim, name: short(p.name), type: p.log ? "log" : "value", ...ends(p, d.lines.map((l) => l.values[dim])) }))
        .concat([{ dim: width, name: d.axis.title, type: "value", min: Math.min(...reached), max: Math.max(...reached) }]),
      series: [
        group("other trials", (l) => !best.has(l.trial) && l.trial !== d.chosen, { color: muted, width: 1, opacity: many ? 0.25 : 0.5 }),
        group("best quarter", (l) => best.has(l.trial) && l.trial !== d.chosen, { color: color(0), width: many ? 1 : 1.5, opacity: many ? 0.35 : 0.8 }),
        group("chosen", (l) => l.trial === d.chosen, { color: color(1), width: 3, opacity: 1 }),
      ],
    });
  };

  const slices = (d, width, one) => {
    const best = quarter(d);
    const picked = one == null ? d.dimensions.slice(0, d.shown).map((_, i) => i) : [one];
    const columns = one == null ? (width < 640 ? 2 : 4) : 1, rows = Math.ceil(picked.length / columns);
    const cell = (width - 44) / columns;
    const height = one == null ? 190 : 320;
    const series = [], grid = [], xAxis = [], yAxis = [];
    picked.forEach((dim, i) => {
      const p = d.dimensions[dim];
      grid.push({ left: 44 + (i % columns) * cell, width: cell - 24, top: 44 + Math.floor(i / columns) * height, height: height - 66 });
      xAxis.push(axis({ type: p.log ? "log" : "value", gridIndex: i, ...ends(p, d.lines.map((l) => l.values[dim])), ...named(short(p.name)), nameGap: 22, splitNumber: 3, axisLabel: { ...text, fontSize: 10, formatter: digits, hideOverlap: true, alignMinLabel: "left", alignMaxLabel: "right" } }));
      yAxis.push(axis({ type: "value", gridIndex: i, axisLabel: { ...text, fontSize: 10, show: i % columns === 0 }, splitNumber: 4 }));
      const points = (name, of, style) => series.push({
        ...quiet, ...cloud, name, type: "scatter", xAxisIndex: i, yAxisIndex: i, ...style,
        data: d.lines.filter((l) => of(l) && l.values[dim] != null && (!p.log || l.values[dim] > 0)).map((l) => [l.values[dim], scaled(d.axis, l.score), l.trial]),
      });
      const size = d.lines.length > 100 ? 4 : 7;
      points("other trials", (l) => !best.has(l.trial) && l.trial !== d.chosen, { symbolSize: size, itemStyle: { color: muted } });
      points("best quarter", (l) => best.has(l.trial) && l.trial !== d.chosen, { symbol: "triangle", symbolSize: size + 1, itemStyle: { color: color(0) } });
      points("chosen", (l) => l.trial === d.chosen, { symbol: "diamond", symbolSize: 13, itemStyle: { color: color(1) } });
    });
    const formatter = ({ value }) => `trial ${value[2]}\n${digits(value[0])}: ${value[1].toFixed(d.axis.scale === 1 ? 3 : 1)}`;
    return { height: 44 + rows * height, ...base({ tooltip: { ...base({}).tooltip, formatter }, grid, xAxis, yAxis, series }) };
  };

  const curves = ({ axis: metric, curves: lines }) => base({
    grid: { left: 64, right: 32, top: 48, bottom: 52 },
    tooltip: { ...base({}).tooltip, formatter: ({ seriesName, value }) => `${seriesName}\nepoch ${value[0]}: ${value[1].toFixed(metric.scale === 1 ? 3 : 1)}` },
    xAxis: axis({ type: "value", minInterval: 1, splitLine: { show: false }, ...named("epoch") }),
    yAxis: axis({ type: "value", ...named(metric.title), nameGap: 44 }),
    series: lines.map((c, i) => ({
      ...quiet, name: c.name, type: "line", symbol: symbols[i % 6], symbolSize: 7, color: color(i), lineStyle: { color: color(i), width: 2 },
      data: c.points.map((p) => [p.epoch, scaled(metric, p.value)]),
    })),
  });

  const ensemble = ({ axis: metric, curves }) => base({
    grid: { left: 64, right: 32, top: 48, bottom: 52 },
    tooltip: { ...base({}).tooltip, formatter: ({ seriesName, value }) => `${seriesName}\nshare of tuned parameters ${value[2].toFixed(1)}\nID ${value[0].toFixed(1)}, OOD ${value[1].toFixed(1)}` },
    xAxis: axis({ type: "value", ...named(`ID validation, ${metric.title}`) }),
    yAxis: axis({ type: "value", ...named(`OOD validation, ${metric.title}`), nameGap: 44 }),
    series: curves.flatMap((c, i) => {
      const point = (p) => [scaled(metric, p.id), scaled(metric, p.ood), p.alpha];
      const drawn = { ...quiet, name: c.name, type: "line", symbol: symbols[i % 6], symbolSize: c.points.length === 1 ? 12 : 7, color: color(i), lineStyle: { color: color(i), width: 2 }, data: c.points.map(point) };
      const taken = c.points.filter((p) => c.alpha != null && Math.abs(p.alpha - c.alpha) < 0.05);
      return [drawn, { ...quiet, name: c.name, type: "scatter", symbolSize: 20, itemStyle: { color: "transparent", borderColor: color(i), borderWidth: 2 }, data: taken.map(point) }];
    }),
  });

  const mark = (k, x, y) => [
    { type: "circle", shape: { cx: x, cy: y, r: 4.5 }, style: { fill: color(k) } },
    { type: "rect", shape: { x: x - 4, y: y - 4, width: 8, height: 8 }, style: { fill: color(k) } },
    { type: "polygon", shape: { points: [[x, y - 5.5], [x + 5, y + 4], [x - 5, y + 4]] }, style: { fill: color(k) } },
  ][k % 3];

  const intervals = (zero) => ({ axis: metric, rows, series }) => base({
    grid: { left: 132, right: 32, top: 44, bottom: 52 },
    tooltip: { ...base({}).tooltip, formatter: ({ seriesName, value }) => `${seriesName}\n${rows[value[1]]}: ${value[0].toFixed(2)} (${value[2].toFixed(2)} to ${value[3].toFixed(2)})` },
    xAxis: axis({ type: "value", ...named(zero ? "difference in " + (metric.scale === 1 ? "nats" : "points") : metric.title) }),
    yAxis: axis({ type: "category", data: rows, inverse: true, axisLabel: { ...text, color: ink, interval: 0 }, splitLine: { show: true, lineStyle: { color: line, opacity: 0.6 } } }),
    series: series.map((s, k) => ({
      ...quiet, name: s.name, type: "custom", itemStyle: { color: color(k) }, color: color(k), encode: { x: [2, 3], y: 1 },
      data: s.intervals.map((v, i) => v && [scaled(metric, v.value), i, scaled(metric, v.lower), scaled(metric, v.upper)]).filter((v) => v),
      renderItem: (_, api) => {
        const step = Math.min(9, api.size([0, 1])[1] / (series.length + 1));
        const off = (k - (series.length - 1) / 2) * step;
        const [x, y] = api.coord([api.value(0), api.value(1)]), [x1] = api.coord([api.value(2), 0]), [x2] = api.coord([api.value(3), 0]);
        return { type: "group", children: [
          { type: "line", shape: { x1, y1: y + off, x2, y2: y + off }, style: { stroke: color(k), lineWidth: 2 } },
          mark(k, x, y + off),
        ] };
      },
    })).concat(zero ? [{ type: "line", data: [], silent: true, markLine: { symbol: "none", silent: true, label: { show: false }, lineStyle: { color: ink, type: "solid", width: 1 }, data: [{ xAxis: 0 }] } }] : []),
  });

  const timeline = ({ lanes, bars }) => {
    const length = Math.max(...bars.map((b) => b.end), 1);
    const [unit, seconds] = length < 180 ? ["s", 1] : length < 10800 ? ["min", 60] : ["h", 3600];
    const purposes = [...new Set(bars.map((b) => b.purpose))];
    return base({
      grid: { left: 110, right: 24, top: 44, bottom: 52 },
      tooltip: { ...base({}).tooltip, formatter: ({ seriesName, value }) => {
        const b = bars[value[3]];
        return `trial ${b.trial}, ${seriesName}: ${b.state}\n${digits(b.end - b.start)} s, attempts ${b.attempts}, disruptions ${b.disruptions}`;
      } },
      xAxis: axis({ type: "value", min: 0, max: length / seconds, scale: false, axisLabel: { ...text, formatter: digits, hideOverlap: true }, ...named(`${unit} after the first start`) }),
      yAxis: axis({ type: "category", data: lanes, inverse: true, splitLine: { show: false }, axisLabel: { ...text, color: ink, width: 96, overflow: "truncate", interval: 0 } }),
      series: purposes.map((purpose, k) => ({
        ...quiet, name: purpose, type: "custom", itemStyle: { color: color(k) }, color: color(k), encode: { x: [1, 2], y: 0 },
        data: bars.map((b, i) => [b.lane, b.start / seconds, b.end / seconds, i, b.purpose]).filter((b) => b[4] === purpose).map((b) => b.slice(0, 4)),
        renderItem: (_, api) => {
          const [x, y] = api.coord([api.value(1), api.value(0)]), [end] = api.coord([api.value(2), api.value(0)]);
          const b = bars[api.value(3)], failed = b.state === "Failed" || b.state === "Diverged";
          return { type: "group", children: [
            { type: "rect", shape: { x, y: y - 10, width: Math.max(1, end - x - 1), height: 20 }, style: { fill: failed ? "transparent" : color(k), stroke: color(k), lineWidth: failed ? 1.5 : 0 } },
            ...(b.disruptions > 0 ? [{ type: "polygon", shape: { points: [[x, y - 10], [x + 8, y - 10], [x, y - 2]] }, style: { fill: ink } }] : []),
          ] };
        },
      })),
    });
  };

  return { scores, objective, parallel, slices, epochs: curves, losses: curves, ensemble, tests: intervals(false), differences: intervals(true), timeline };
})();
