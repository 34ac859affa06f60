#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <pugixml.hpp>

#include "peil/base/zip_parts.h"
#include "peil/model/document.h"

/// What tests of Office files share.
namespace peil::render::testing {

inline Words figure(std::string text, std::string value, std::string key, std::string part = "") {
  return {{TextRun::Kind::Figure,
           "",
           "",
           {std::move(text), std::move(value), std::move(key), std::move(part), ""}}};
}

/// A report with a chapter of every kind of block.
inline Document document() {
  Document d;
  d.language = "nl";
  d.title = plain("Tevredenheid 2013");
  d.organisation = plain("Dienst");
  d.warning = "Fictieve gegevens";
  d.summary = {"summary", "In het kort", {}};
  Cards cards;
  cards.cards.push_back({plain("Inwoners"),
                         figure("7,7", "7.7012", "2013/vr/overall/mean@1"),
                         plain("tussen "),
                         plain("gestegen"),
                         {},
                         {}});
  d.summary.blocks.push_back(std::move(cards));
  Section trend{"trend", "Het verloop", {}};
  Panel panel{plain("Inwoners"), LineChart{}, plain("Van 7,4 naar 7,7.")};
  LineChart chart;
  chart.title = plain("Rapportcijfer");
  chart.description = plain("Het steeg.");
  chart.places = {"2011", "2013"};
  chart.axis = {7.0, 8.0, {{7.0, "7,0"}, {8.0, "8,0"}}};
  ChartSeries series;
  series.points.push_back(
      {0, 7.4, Interval{7.3, 7.5}, {"7,4", "7.4", "2011/vr/overall/mean@1", "", ""}, false, false});
  series.points.push_back({1,
                           7.7012,
                           Interval{7.6, 7.8},
                           {"7,7", "7.7012", "2013/vr/overall/mean@1", "", ""},
                           false,
                           true});
  chart.series.push_back(std::move(series));
  panel.chart = std::move(chart);
  trend.blocks.push_back(Panels{{std::move(panel)}});
  PrintedTable table;
  table.caption = plain("Cijfers");
  table.columns = {{plain("Meting"), false}, {plain("Cijfer"), true}, {plain("Aandeel"), true}};
  table.rows = {{{plain("2013"), figure("7,7", "7.7012", "2013/vr/overall/mean@1"),
                  figure("58%", "0.5794", "2013/vr/overall/high@1")}},
                {{plain("=1+1"), plain("–"), plain("te weinig antwoorden")}}};
  trend.blocks.push_back(std::move(table));
  d.sections.push_back(std::move(trend));
  Section figures{"figures", "Alle cijfers", {}};
  PrintedTable all;
  all.caption = plain("Cijfers");
  all.columns = {{plain("Sleutel")}, {plain("Waarde"), true}};
  all.rows = {
      {{code("2013/vr/overall/mean@1"), figure("7,7012", "7.7012", "2013/vr/overall/mean@1")},
       false,
       "2013/vr/overall/mean@1"}};
  figures.blocks.push_back(std::move(all));
  d.sections.push_back(std::move(figures));
  d.colophon = plain("peil 0.1.0");
  return d;
}

inline std::string part(const std::string& file, const std::string& name) {
  ZipParts parts(file);
  EXPECT_TRUE(parts.ok());
  return parts.part(name).value_or("");
}

/// Every part that is XML is well-formed, and everything that is pointed at is there.
inline void expect_whole(const std::string& file) {
  ZipParts parts(file);
  ASSERT_TRUE(parts.ok());
  const std::vector<std::string> names = parts.names();
  for (const std::string& name : names) {
    if (!name.ends_with(".xml") && !name.ends_with(".rels")) continue;
    pugi::xml_document xml;
    EXPECT_TRUE(xml.load_string(parts.part(name)->c_str())) << name;
    if (!name.ends_with(".rels")) continue;
    for (const pugi::xml_node& r : xml.document_element().children()) {
      std::string to = r.attribute("Target").value();
      if (to.starts_with('/')) to.erase(0, 1);
      EXPECT_NE(std::ranges::find(names, to), names.end()) << name << " points at " << to;
    }
  }
}

}  // namespace peil::render::testing
