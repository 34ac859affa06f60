#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include <pugixml.hpp>

#include "peil/base/zip_parts.h"
#include "peil/model/document.h"

/// Documents made by hand, and slides read back, for the tests of slides.
namespace peil::render::testing {

inline Number number(const std::string& text, const std::string& key,
                     const std::string& part = "") {
  return {text, text, key, part, ""};
}
inline Words figure(const std::string& text, const std::string& key, const std::string& part = "") {
  return {{TextRun::Kind::Figure, "", "", number(text, key, part)}};
}
inline Words in(const std::string& language, const std::string& text) {
  return {{TextRun::Kind::Plain, text, language, {}}};
}

inline Axis marks() {
  return {6.0, 8.0, {{6.0, "6,0"}, {6.5, "6,5"}, {7.0, "7,0"}, {7.5, "7,5"}, {8.0, "8,0"}}};
}

/// A chart of waves and series, all points joined.
inline LineChart line_chart(std::size_t places, std::size_t series) {
  LineChart chart{plain("Marks of A"), plain("From 7,1 to 7,4"), {}, marks(), {}, {}, {}};
  for (std::size_t i = 0; i < places; ++i) chart.places.push_back(std::to_string(2005 + 2 * i));
  for (std::size_t s = 0; s < series; ++s) {
    ChartSeries one{series > 1 ? "series " + std::to_string(s) : "", "", {}};
    for (std::size_t i = 0; i < places; ++i) {
      const double value = 7.1 - 0.6 * static_cast<double>(s) + 0.1 * static_cast<double>(i % 3);
      one.points.push_back(
          {i, value, Interval{value - 0.11, value + 0.13},
           number("7," + std::to_string(i), chart.places[i] + "/s" + std::to_string(s) + "/mean@1"),
           false, i > 0});
    }
    chart.series.push_back(std::move(one));
  }
  return chart;
}

inline DotChart dot_chart(std::size_t rows) {
  DotChart chart{
      plain("Items"), plain("From high to low"), {1, 5, {{1, "1"}, {2, "2"}, {3, "3"}}}, {}};
  for (std::size_t i = 0; i < rows; ++i) {
    const double value = 4.9 - 3.0 * static_cast<double>(i) / static_cast<double>(rows);
    const std::string name = "item " + std::to_string(i);
    chart.rows.push_back({i % 5 == 0 ? name + " that has a name of many words, and so takes more "
                                              "than one line of the chart, as such names do"
                                     : name,
                          i % 5 == 0 ? "en" : "", value, Interval{value - 0.1, value + 0.2},
                          number("4,9", "2013/all/i" + std::to_string(i) + "/mean@1")});
  }
  return chart;
}

inline MatrixChart matrix_chart(std::size_t points) {
  MatrixChart chart{plain("Matrix"),
                    plain("What matters"),
                    {2, 4, {{2, "2"}, {3, "3"}, {4, "4"}}},
                    {0, 0.4, {{0.0, "0%"}, {0.2, "20%"}, {0.4, "40%"}}},
                    "mean",
                    "importance",
                    3.0,
                    0.2,
                    {"a", "b", "c", "d"},
                    {}};
  for (std::size_t i = 0; i < points; ++i) {
    const double x = 2.2 + 1.6 * static_cast<double>(i) / static_cast<double>(points),
                 y = 0.1 + 0.05 * static_cast<double>(i % 5);
    chart.points.push_back({"aspect " + std::to_string(i), "", x, y, Interval{x - 0.1, x + 0.1},
                            Interval{y - 0.02, y + 0.02}});
  }
  return chart;
}

/// Rows under headings of ten, a number in each.
inline PrintedTable table(std::size_t rows, const std::string& name = "t") {
  PrintedTable t{plain("Caption of " + name),
                 {{plain("Item")}, {plain("Mean"), true}, {plain("Source")}},
                 {},
                 plain("Note of " + name),
                 ""};
  for (std::size_t i = 0; i < rows; ++i) {
    const std::string n = std::to_string(i);
    if (i % 10 == 0) t.rows.push_back({{plain("heading " + n)}, true});
    t.rows.push_back(
        {{plain("row " + n), figure("3," + n, name + "/" + n + "@1"), plain("measured")}});
  }
  return t;
}

/// A file of slides, read back. Throws where a part is no XML or is not there.
class Deck {
 public:
  explicit Deck(std::string bytes) : bytes_(std::move(bytes)), zip_(bytes_) {
    for (const std::string& name : zip_.names()) parts_[name] = zip_.part(name).value();
  }

  const std::map<std::string, std::string>& parts() const { return parts_; }
  pugi::xml_document xml(const std::string& name) const {
    pugi::xml_document made;
    if (!made.load_string(parts_.at(name).c_str(), pugi::parse_default | pugi::parse_ws_pcdata))
      throw std::logic_error(name + " is no XML");
    return made;
  }
  /// Of parts whose names begin so and end in ".xml" and a number.
  std::vector<std::string> names(const std::string& begin) const {
    std::vector<std::string> all;
    for (std::size_t i = 1; parts_.contains(begin + std::to_string(i) + ".xml"); ++i)
      all.push_back(begin + std::to_string(i) + ".xml");
    return all;
  }
  std::vector<std::string> slides() const { return names("ppt/slides/slide"); }
  std::vector<std::string> charts() const { return names("ppt/charts/chart"); }

  /// What a part points at, by kind: "notesSlide", "chart".
  std::vector<std::string> related(const std::string& name, const std::string& kind) const {
    const auto slash = name.rfind('/');
    const std::string relations =
        name.substr(0, slash + 1) + "_rels/" + name.substr(slash + 1) + ".rels";
    std::vector<std::string> all;
    if (!parts_.contains(relations)) return all;
    const pugi::xml_document read = xml(relations);
    for (const pugi::xml_node& r : read.child("Relationships").children())
      if (std::string_view(r.attribute("Type").value()).ends_with("/" + kind))
        all.push_back(std::string(r.attribute("Target").value()).substr(1));
    return all;
  }

 private:
  std::string bytes_;
  ZipParts zip_;
  std::map<std::string, std::string> parts_;
};

/// Texts inside a node, a line each for `a:p`.
inline std::string text_of(const pugi::xml_node& node) {
  std::string all;
  for (const pugi::xpath_node& p : node.select_nodes(".//a:p")) {
    for (const pugi::xpath_node& t : p.node().select_nodes("./a:r/a:t"))
      all += t.node().text().get();
    all += '\n';
  }
  return all;
}

}  // namespace peil::render::testing
