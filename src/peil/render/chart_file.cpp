#include "peil/render/chart_file.h"

#include <string_view>

#include "peil/base/contract.h"
#include "peil/render/report_style.h"

namespace peil::render {
namespace {

constexpr std::string_view style_sheet = report_style;
constexpr std::string_view opening = "<svg ";

// What stands between two signs of the style sheet, without them.
std::string_view between(std::string_view from, std::string_view to) {
  const auto begin = style_sheet.find(from);
  expects(begin != std::string_view::npos, "chart_file: the rules are in the style sheet");
  const auto end = style_sheet.find(to, begin);
  return style_sheet.substr(begin + from.size(), end - begin - from.size());
}

std::string_view colour(std::string_view name) {
  std::string_view all = between(":root{", "}");
  const auto at = all.find(std::string(name) + ":");
  expects(at != std::string_view::npos, "chart_file: a colour of the style sheet");
  all.remove_prefix(at + name.size() + 1);
  return all.substr(0, all.find(';'));
}

// Programs that draw charts know no names of colours.
std::string rules(const HouseStyle& house) {
  const std::string_view all = between("svg text{", ".charts{");
  std::string made = "text{font-family:" + faces_of(house) +
                     "\"Noto Sans\",\"Segoe UI\",Roboto,Arial,sans-serif;fill:var(--ink)}text{";
  made += all;
  for (auto at = made.find("var("); at != std::string::npos; at = made.find("var(", at)) {
    const auto end = made.find(')', at);
    const std::string_view name = std::string_view(made).substr(at + 4, end - at - 4);
    const std::string_view of_house = name == "--accent"   ? house.accent
                                      : name == "--second" ? house.second
                                                           : std::string_view();
    made.replace(at, end + 1 - at, of_house.empty() ? colour(name) : of_house);
  }
  for (auto at = made.find("svg ."); at != std::string::npos; at = made.find("svg .", at))
    made.erase(at, 4);
  return made;
}

}  // namespace

std::string faces_of(const HouseStyle& house) {
  std::string all;
  for (const std::string& face : house.typefaces) {
    // A name out of quotes, since HTML has its own: a word may not begin with a digit then.
    char before = ' ';
    for (const char c : face) {
      const bool digit_first = before == ' ' && c >= '0' && c <= '9';
      if (digit_first) all += "\\3";
      all += c;
      if (digit_first) all += ' ';
      before = c;
    }
    all += ',';
  }
  return all;
}

std::string chart_file(const Drawing& drawing, const HouseStyle& house) {
  std::string svg = drawing.svg.markup();
  expects(svg.starts_with(opening), "chart_file: a drawing");
  const std::string width = coordinate(drawing.width), height = coordinate(drawing.height);
  svg.insert(svg.find('>') + 1, "<style>" + rules(house) + "</style><rect width=\"" + width +
                                    "\" height=\"" + height + "\" fill=\"#fff\"/>");
  svg.insert(opening.size(), "xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width +
                                 "\" height=\"" + height + "\" ");
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg + "\n";
}

}  // namespace peil::render
