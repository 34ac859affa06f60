#include "peil/render/slide_chart_part.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "peil/base/text.h"
#include "peil/render/slide_text.h"
#include "peil/render/slide_xml.h"

namespace peil::render {
namespace {

constexpr double error_width = 1.5, grid_width = 0.75, mark_edge = 0.75;

// Without the dust of binary numbers.
std::string decimal(double value) { return exact_text(std::round(value * 1e9) / 1e9); }
std::string share(double part, double whole) { return decimal(part / whole); }

void put_layout(pugi::xml_node parent, const ChartPart& part, const SlideFrame& frame, bool inner) {
  pugi::xml_node layout = put(put(parent, "c:layout"), "c:manualLayout");
  if (inner) put_val(layout, "c:layoutTarget", "inner");
  put_val(layout, "c:xMode", "edge");
  put_val(layout, "c:yMode", "edge");
  put_val(layout, "c:x", share(frame.left, part.width));
  put_val(layout, "c:y", share(frame.top, part.height));
  put_val(layout, "c:w", share(frame.width, part.width));
  put_val(layout, "c:h", share(frame.height, part.height));
}

// How text of an axis or a legend looks.
void put_text_look(pugi::xml_node parent, std::string_view colour, const std::string& language) {
  pugi::xml_node text = put(parent, "c:txPr");
  put(text, "a:bodyPr", {{"rot", "0"}, {"vert", "horz"}});
  put(text, "a:lstStyle");
  pugi::xml_node paragraph = put(text, "a:p");
  pugi::xml_node look = put(put(paragraph, "a:pPr"), "a:defRPr",
                            {{"lang", language}, {"sz", hundredths(type_size::label)}, {"b", "0"}});
  put_fill(look, colour);
  put(paragraph, "a:endParaRPr", {{"lang", language}});
}

void put_title(pugi::xml_node axis, const std::string& name, bool upright,
               const std::string& language) {
  pugi::xml_node title = put(axis, "c:title");
  pugi::xml_node rich = put(put(title, "c:tx"), "c:rich");
  put(rich, "a:bodyPr", {{"rot", upright ? "-5400000" : "0"}, {"vert", "horz"}});
  put(rich, "a:lstStyle");
  pugi::xml_node paragraph = put(rich, "a:p");
  put_runs(paragraph, plain(name), type_size::label, true, colour::ink, language);
  put_val(title, "c:overlay", "0");
}

void put_shown(pugi::xml_node label, bool value) {
  for (const char* name : {"c:showLegendKey", "c:showVal", "c:showCatName", "c:showSerName",
                           "c:showPercent", "c:showBubbleSize"})
    put_val(label, name, value && std::string_view(name) == "c:showVal" ? "1" : "0");
}

void put_label(pugi::xml_node labels, const ChartPart& part, const ChartLabel& l) {
  pugi::xml_node label = put(labels, "c:dLbl");
  put_val(label, "c:idx", std::to_string(l.point));
  if (l.right != 0.0 || l.down != 0.0) {
    pugi::xml_node layout = put(put(label, "c:layout"), "c:manualLayout");
    put_val(layout, "c:x", share(l.right, part.width));
    put_val(layout, "c:y", share(l.down, part.height));
  }
  pugi::xml_node rich = put(put(label, "c:tx"), "c:rich");
  put(put(rich, "a:bodyPr",
          {{"wrap", "none"},
           {"lIns", emu(3)},
           {"tIns", emu(1)},
           {"rIns", emu(3)},
           {"bIns", emu(1)},
           {"anchor", "ctr"}}),
      "a:spAutoFit");
  put(rich, "a:lstStyle");
  const char* align = l.place[0] == 'l' ? "r" : l.place[0] == 'r' ? "l" : "ctr";
  for (const std::string& line : l.lines) {
    pugi::xml_node paragraph = put(rich, "a:p");
    put(paragraph, "a:pPr", {{"algn", align}});
    put_runs(paragraph, {{TextRun::Kind::Plain, line, l.language, {}}}, l.size, l.bold, l.colour,
             part.language);
  }
  put_val(label, "c:dLblPos", l.place);
  put_shown(label, true);
}

}  // namespace

SeriesLook look_of_series(std::size_t number) {
  static constexpr std::array<SeriesLook, 3> looks{{{colour::accent, "solid", "circle"},
                                                    {colour::second, "dash", "square"},
                                                    {colour::ink, "sysDot", "triangle"}}};
  return looks[std::min(number, looks.size() - 1)];
}

void ErrorColumns::add(double value, const std::optional<Interval>& interval) {
  plus.emplace_back(), minus.emplace_back();
  if (!interval) return;
  plus.back() = std::max(0.0, interval->high - value);
  minus.back() = std::max(0.0, value - interval->low);
}

bool ErrorColumns::any() const {
  return std::ranges::any_of(plus, [](const auto& length) { return length.has_value(); });
}

std::string number_format(const Axis& axis) {
  bool percent = false;
  std::size_t decimals = 0;
  for (const auto& [value, text] : axis.ticks) {
    percent = percent || text.ends_with('%');
    const auto sign = text.find_first_of(".,");
    if (sign == std::string::npos) continue;
    const auto end = text.find_first_not_of("0123456789", sign + 1);
    decimals = std::max(decimals, std::min(end, text.size()) - sign - 1);
  }
  return (decimals > 0 ? "0." + std::string(decimals, '0') : "0") + (percent ? "%" : "");
}

pugi::xml_node put_plot(ChartPart& part, const SlideFrame& inside) {
  pugi::xml_node plot = put(part.chart, "c:plotArea");
  put_layout(plot, part, inside, true);
  return plot;
}

void put_axis(pugi::xml_node plot, const ChartAxis& a, const std::string& language) {
  pugi::xml_node axis = put(plot, a.kind);
  const bool upright = std::string_view(a.side) == "l";
  put_val(axis, "c:axId", std::to_string(a.id));
  pugi::xml_node scaling = put(axis, "c:scaling");
  put_val(scaling, "c:orientation", "minMax");
  if (a.axis != nullptr) {
    put_val(scaling, "c:max", decimal(a.axis->high));
    put_val(scaling, "c:min", decimal(a.axis->low));
  }
  put_val(axis, "c:delete", a.hidden ? "1" : "0");
  put_val(axis, "c:axPos", a.side);
  if (a.grid)
    put_line(put(put(axis, "c:majorGridlines"), "c:spPr"), "a:ln", colour::line, grid_width);
  if (!a.name.empty()) put_title(axis, a.name, upright, language);
  put(axis, "c:numFmt",
      {{"formatCode", a.axis != nullptr ? number_format(*a.axis) : "General"},
       {"sourceLinked", "0"}});
  put_val(axis, "c:majorTickMark", "none");
  put_val(axis, "c:minorTickMark", "none");
  put_val(axis, "c:tickLblPos", "low");
  pugi::xml_node look = put(axis, "c:spPr");
  if (upright) {
    put_no_line(look);
  } else {
    put_line(look, "a:ln", colour::soft, grid_width);
  }
  put_text_look(axis, colour::soft, language);
  put_val(axis, "c:crossAx", std::to_string(a.crosses));
  put_val(axis, "c:crosses", "min");
  if (a.axis == nullptr) {
    put_val(axis, "c:auto", "0");
    put_val(axis, "c:lblAlgn", "ctr");
    put_val(axis, "c:lblOffset", "100");
    put_val(axis, "c:noMultiLvlLbl", "1");
    return;
  }
  put_val(axis, "c:crossBetween", plot.child("c:catAx") ? "between" : "midCat");
  if (a.axis->ticks.size() > 1)
    put_val(axis, "c:majorUnit", decimal(a.axis->ticks[1].first - a.axis->ticks[0].first));
}

void put_legend(ChartPart& part, const SlideFrame& frame,
                const std::vector<std::size_t>& left_out) {
  pugi::xml_node legend = put(part.chart, "c:legend");
  put_val(legend, "c:legendPos", "b");
  for (const std::size_t entry : left_out) {
    pugi::xml_node gone = put(legend, "c:legendEntry");
    put_val(gone, "c:idx", std::to_string(entry));
    put_val(gone, "c:delete", "1");
  }
  put_layout(legend, part, frame, false);
  put_val(legend, "c:overlay", "0");
  put_text_look(legend, colour::ink, part.language);
}

pugi::xml_node put_series(pugi::xml_node chart, const ChartPart& part, std::size_t number,
                          std::size_t head) {
  pugi::xml_node series = put(chart, "c:ser");
  put_val(series, "c:idx", std::to_string(number));
  put_val(series, "c:order", std::to_string(number));
  part.data.put_head(series, head);
  return series;
}

void put_series_line(pugi::xml_node series, std::string_view colour, double width,
                     std::string_view dash) {
  put_line(put(series, "c:spPr"), "a:ln", colour, width, dash);
}

void put_no_series_line(pugi::xml_node series) { put_no_line(put(series, "c:spPr")); }

void put_marker(pugi::xml_node series, std::string_view symbol, int size, std::string_view colour,
                bool hollow) {
  pugi::xml_node marker = put(series, "c:marker");
  put_val(marker, "c:symbol", symbol);
  if (symbol == "none") return;
  put_val(marker, "c:size", std::to_string(size));
  pugi::xml_node look = put(marker, "c:spPr");
  put_fill(look, hollow ? colour::paper : colour);
  put_line(look, "a:ln", hollow ? colour : colour::paper, hollow ? 2 * mark_edge : mark_edge);
}

void put_labels(pugi::xml_node series, const ChartPart& part,
                const std::vector<ChartLabel>& labels) {
  pugi::xml_node all = put(series, "c:dLbls");
  for (const ChartLabel& label : labels) put_label(all, part, label);
  put_shown(all, false);
}

std::size_t put_spans(pugi::xml_node scatter, ChartPart& part,
                      const std::vector<SpanAcross>& spans) {
  std::vector<std::optional<double>> across, up;
  for (const SpanAcross& span : spans) {
    if (!span.across) continue;
    across.insert(across.end(), {span.across->low, span.across->high, span.across->high});
    up.insert(up.end(), {span.up, span.up, std::nullopt});  // the line ends here
  }
  if (across.empty()) return 0;
  const std::size_t x = part.data.add("", across), y = part.data.add("", up);
  pugi::xml_node series = put_series(scatter, part, 0, x);
  put_series_line(series, colour::accent, error_width, "solid");
  put_marker(series, "none", 0, colour::accent);
  part.data.put_values(series, "c:xVal", x);
  part.data.put_values(series, "c:yVal", y);
  put_val(series, "c:smooth", "0");
  return 1;
}

void put_error_bars(pugi::xml_node series, const ChartData& data, const char* along,
                    std::size_t plus, std::size_t minus, std::string_view colour) {
  pugi::xml_node bars = put(series, "c:errBars");
  put_val(bars, "c:errDir", along);
  put_val(bars, "c:errBarType", "both");
  put_val(bars, "c:errValType", "cust");
  put_val(bars, "c:noEndCap", "0");
  data.put_values(bars, "c:plus", plus);
  data.put_values(bars, "c:minus", minus);
  put_line(put(bars, "c:spPr"), "a:ln", colour, error_width);
}

}  // namespace peil::render
