#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <pugixml.hpp>

#include "peil/base/zip_parts.h"
#include "peil/model/document.h"
#include "peil/render/office_package.h"
#include "peil/render/slide_testing.h"

/// Waves of a report, files of slides that people change, and what is looked at afterwards.
namespace peil::render::testing {

inline constexpr const char* deck_part = "ppt/presentation.xml";
inline constexpr const char* deck_relations = "ppt/_rels/presentation.xml.rels";

inline Section said(const std::string& id, const std::string& title, const std::string& words) {
  return {id, title, {Paragraph{plain(words) + figure("7,7", "2013/" + id + "/mean@1")}}};
}

inline Document wave_of(const std::string& year) {
  Document d;
  d.language = "nl";
  d.title = plain("Tevredenheid " + year);
  d.organisation = plain("Dienst");
  d.summary = said("summary", "In het kort", "De meting van " + year);
  d.sections.push_back(
      {"trend", "Het verloop", {Panels{{{plain("A"), line_chart(3, 1), plain("Tot " + year)}}}}});
  d.sections.push_back({"tables", "Tabellen", {table(30, year)}});
  d.sections.push_back(said("method", "De methode", "Zo ging het in " + year));
  return d;
}

/// A file that people are changing.
class DeckByHand {
 public:
  explicit DeckByHand(std::string file) : file_(std::move(file)) {}

  const std::string& file() const { return file_; }

  void replace(const std::string& name, const std::string& old, const std::string& now) {
    std::string xml = part(name);
    const auto at = xml.find(old);
    ASSERT_NE(at, std::string::npos) << name << " has no " << old;
    put(name, xml.replace(at, old.size(), now));
  }

  // A slide without a mark, behind the one that stands there (from 0); `master` gives its layout.
  void add_slide(std::size_t behind, const std::string& words) {
    put("ppt/slides/slide900.xml",
        R"(<p:sld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" )"
        R"(xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cSld><p:spTree>)"
        R"(<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>)"
        R"(<p:sp><p:nvSpPr><p:cNvPr id="2" name="T"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/>)"
        R"(<p:txBody><a:bodyPr/><a:p><a:r><a:t>)" +
            words + "</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>");
    put("ppt/slides/_rels/slide900.xml.rels",
        R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
        R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/)"
        R"(relationships/slideLayout" Target="../slideLayouts/slideLayout2.xml"/></Relationships>)");
    replace("[Content_Types].xml", "</Types>",
            R"(<Override PartName="/ppt/slides/slide900.xml" ContentType="application/vnd.)"
            R"(openxmlformats-officedocument.presentationml.slide+xml"/></Types>)");
    replace(deck_relations, "</Relationships>",
            R"(<Relationship Id="rId900" Type="http://schemas.openxmlformats.org/officeDocument/)"
            R"(2006/relationships/slide" Target="slides/slide900.xml"/></Relationships>)");
    const std::string last = R"(<p:sldId id=")" + std::to_string(256 + behind) + R"(" r:id=)";
    std::string xml = part(deck_part);
    const auto at = xml.find("/>", xml.find(last));
    put(deck_part, xml.insert(at + 2, R"(<p:sldId id="900" r:id="rId900"/>)"));
  }

  std::string part(const std::string& name) const {
    return ZipParts(file_).part(name).value_or("");
  }
  void put(const std::string& name, const std::string& xml) {
    file_ = zip_with(file_, {{name, xml}});
  }

 private:
  std::string file_;
};

inline std::vector<std::string> parts_in_order(OfficePackage& package) {
  pugi::xml_document xml;
  EXPECT_TRUE(package.load(deck_part, xml));
  std::vector<std::string> all;
  for (const pugi::xml_node& id : xml.document_element().child("p:sldIdLst").children())
    all.push_back(package.target(deck_part, id.attribute("r:id").value()));
  return all;
}

/// The words of each slide, in the order of the show.
inline std::vector<std::string> shown_slides(const std::string& file) {
  OfficePackage package(file);
  std::vector<std::string> all;
  for (const std::string& part : parts_in_order(package)) {
    pugi::xml_document xml;
    EXPECT_TRUE(package.load(part, xml)) << part;
    all.push_back(text_of(xml));
  }
  return all;
}

inline std::size_t place_of_words(const std::vector<std::string>& slides,
                                  const std::string& words) {
  const auto found = std::ranges::find_if(
      slides, [&](const std::string& s) { return s.find(words) != std::string::npos; });
  EXPECT_NE(found, slides.end()) << words;
  return static_cast<std::size_t>(found - slides.begin());
}

/// Everything is what it says, all that is pointed at is there, and nothing lies about.
inline void expect_sound(const std::string& file) {
  OfficePackage package(file);
  ASSERT_TRUE(package.ok());
  std::set<std::string> reached{"[Content_Types].xml"}, ids;
  std::vector<std::string> open{""};
  while (!open.empty()) {
    const std::string from = open.back();
    open.pop_back();
    std::set<std::string> of_part;
    for (const auto& r : package.relations(from)) {
      EXPECT_TRUE(of_part.insert(r.id).second) << from << " has two relations " << r.id;
      EXPECT_TRUE(package.has(r.to)) << from << " points at " << r.to;
      if (reached.insert(r.to).second) open.push_back(r.to);
    }
  }
  ZipParts zip(file);
  for (const std::string& name : zip.names()) {
    if (name.ends_with(".rels")) continue;
    EXPECT_TRUE(reached.contains(name)) << name << " lies about";
    EXPECT_TRUE(name == "[Content_Types].xml" || package.content_type(name) != "application/xml")
        << name;
    pugi::xml_document xml;
    EXPECT_TRUE(!name.ends_with(".xml") || package.load(name, xml)) << name;
  }
  pugi::xml_document types, deck;
  ASSERT_TRUE(package.load("[Content_Types].xml", types) && package.load(deck_part, deck));
  for (const pugi::xml_node& kind : types.document_element().children("Override"))
    EXPECT_TRUE(package.has(std::string(kind.attribute("PartName").value()).substr(1)));
  for (const pugi::xml_node& id : deck.document_element().child("p:sldIdLst").children())
    EXPECT_TRUE(ids.insert(id.attribute("id").value()).second);
  EXPECT_EQ(parts_in_order(package).size(), ids.size());
}

}  // namespace peil::render::testing
