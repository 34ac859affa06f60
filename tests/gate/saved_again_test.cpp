// A published report that another program has saved: what is seen in it is held all the same, and
// of the rest is told in one sentence that it is not. The program is imitated: it drops content
// controls and alternative texts, joins runs, puts attributes of its own everywhere, names the
// cells of charts otherwise, drops the workbooks behind them, and writes numbers to 15 digits.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <pugixml.hpp>
#include <sstream>

#include "gate/published_sample.h"
#include "peil/app/saved_again.h"

namespace peil::app::published {
namespace {

using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

void unwrap_controls(pugi::xml_node node) {
  while (const pugi::xml_node control = node.select_node(".//w:sdt").node()) {
    pugi::xml_node parent = control.parent();
    for (const pugi::xml_node& child : control.child("w:sdtContent").children())
      parent.insert_copy_before(child, control);
    parent.remove_child(control);
  }
}

void join_runs(pugi::xml_node paragraph) {
  for (pugi::xml_node run = paragraph.child("w:r"); run; run = run.next_sibling("w:r")) {
    pugi::xml_node next = run.next_sibling();
    while (std::string_view(next.name()) == "w:r" && run.child("w:t") && next.child("w:t") &&
           !next.child("w:drawing")) {
      const std::string all =
          std::string(run.child("w:t").text().get()) + next.child("w:t").text().get();
      run.child("w:t").text() = all.c_str();
      paragraph.remove_child(next);
      next = run.next_sibling();
    }
  }
}

void shorten(pugi::xml_node number) {
  char* end = nullptr;
  const char* said = number.text().get();
  const double value = std::strtod(said, &end);
  if (*said == 0 || *end != 0) return;
  std::array<char, 40> digits{};
  std::snprintf(digits.data(), digits.size(), "%.15g", value);
  number.text() = digits.data();
}

void save_part(pugi::xml_document& xml) {
  unwrap_controls(xml);
  for (const auto& p : xml.select_nodes("//w:p")) join_runs(p.node());
  for (const auto& one : xml.select_nodes("//wp:docPr | //p:cNvPr | //xdr:cNvPr"))
    for (const char* name : {"descr", "title"}) one.node().remove_attribute(name);
  for (const auto& range : xml.select_nodes("//c:f")) range.node().text() = "categories";
  for (const auto& number : xml.select_nodes("//c:v | //c[not(@t)]/v")) shorten(number.node());
  for (const auto& any : xml.select_nodes("//*"))
    if (!std::string_view(any.node().name()).starts_with("xml"))
      any.node().append_attribute("own") = "1";
  for (const auto& source : xml.select_nodes("//c:externalData"))
    source.node().parent().remove_child(source.node());
}

void drop_workbook(pugi::xml_document& relations) {
  for (const auto& one : relations.select_nodes("//Relationship"))
    if (std::string_view(one.node().attribute("Target").value()).ends_with(".xlsx"))
      one.node().parent().remove_child(one.node());
}

bool is_saved(const std::string& name) {
  return name.ends_with(".xml") && name != "[Content_Types].xml" && !name.starts_with("docProps/");
}

std::string saved_again(const std::string& file) {
  ZipParts parts(file);
  std::map<std::string, std::optional<std::string>> changed;
  for (const std::string& name : parts.names()) {
    if (name.ends_with(".xlsx")) changed[name] = std::nullopt;
    const bool of_chart = name.find("charts/_rels/") != std::string::npos;
    if (!is_saved(name) && !of_chart) continue;
    pugi::xml_document xml;
    EXPECT_TRUE(
        xml.load_string(parts.part(name)->c_str(), pugi::parse_default | pugi::parse_ws_pcdata));
    if (of_chart)
      drop_workbook(xml);
    else
      save_part(xml);
    std::ostringstream text;
    xml.save(text, "", pugi::format_raw, pugi::encoding_utf8);
    changed[name] = std::move(text).str();
  }
  return zip_with(file, changed);
}

struct Kind {
  DocumentFormat format;
  const char* name;
  const char* part;  ///< in which a digit is changed
};
const std::vector<Kind> kinds{{DocumentFormat::Word, "r.docx", "word/document.xml"},
                              {DocumentFormat::Slides, "r.pptx", "ppt/slides/slide2.xml"},
                              {DocumentFormat::Workbook, "r.xlsx", "xl/worksheets/sheet1.xml"}};

// The same in each language; `edit` works on the part of the saved file.
FileComparison of_saved(const Kind& kind, const std::string& language,
                        const std::function<void(std::string&)>& edit = {}) {
  const std::string fresh = written(kind.format, language);
  std::string saved = saved_again(fresh);
  if (edit) {
    std::string part = *ZipParts(saved).part(kind.part);
    edit(part);
    saved = zip_with(saved, {{kind.part, part}});
  }
  return compared(saved, pieces(fresh, kind.name), kind.name);
}

TEST(SavedAgain, WhatIsSeenHoldsAndTheRestIsNoList) {
  for (const Kind& kind : kinds) {
    for (const char* language : {"nl", "en"}) {
      const FileComparison comparison = of_saved(kind, language);
      EXPECT_TRUE(comparison.is_saved_again()) << kind.name;
      EXPECT_THAT(comparison.differences(), IsEmpty()) << kind.name << language;
      EXPECT_THAT(comparison.own(), IsEmpty()) << kind.name << language;
    }
    const std::string fresh = written(kind.format);
    EXPECT_FALSE(compared(fresh, pieces(fresh, kind.name), kind.name).is_saved_again());
  }
}

// Programs work it out anew when they show the slide.
bool is_slide_number(const std::string& part, std::size_t at) {
  const auto field = part.rfind("<a:fld", at), end = part.rfind("</a:fld>", at);
  return field != std::string::npos && (end == std::string::npos || end < field);
}

// Every digit of the part that is text or the value of a cell, each in a file of its own.
TEST(SavedAgain, EveryChangedDigitIsTold) {
  for (const Kind& kind : kinds) {
    const std::string fresh = written(kind.format), saved = saved_again(fresh);
    const Pieces should = pieces(fresh, kind.name);
    const std::string part = *ZipParts(saved).part(kind.part);
    std::vector<std::size_t> places;
    for (const char* open : {"<w:t", "<a:t", "<v"}) {
      for (auto at = part.find(open); at != std::string::npos; at = part.find(open, at + 1)) {
        if (is_slide_number(part, at)) continue;
        const auto from = part.find('>', at) + 1, to = part.find('<', from);
        for (auto i = from; i < std::min(to, from + 12); ++i)
          if (part[i] >= '0' && part[i] <= '9') places.push_back(i);
      }
    }
    ASSERT_GT(places.size(), 10U) << kind.name;
    for (std::size_t k = 0; k < places.size(); k += 1 + places.size() / 25) {
      std::string changed = part;
      changed[places[k]] = part[places[k]] == '9' ? '8' : static_cast<char>(part[places[k]] + 1);
      const std::string file = zip_with(saved, {{kind.part, changed}});
      EXPECT_TRUE(is_other(file, should, kind.name))
          << kind.name << changed.substr(places[k] - 20, 40);
    }
  }
}

// A number that nothing binds any more is told with the key of the figure that should stand there.
TEST(SavedAgain, AChangedNumberIsToldWithItsKey) {
  const FileComparison changed = of_saved(kinds[0], "nl", [](std::string& part) {
    const auto at = part.find("7,7");
    ASSERT_NE(at, std::string::npos);
    part.replace(at, 3, "9,7");
  });
  EXPECT_THAT(changed.differences(),
              Contains(AllOf(Field(&FileDifference::says, HasSubstr("9,7")),
                             Field(&FileDifference::key, StartsWith("2013/")))));
}

TEST(SavedAgain, ASentenceOfPeopleIsTheirOwn) {
  const FileComparison with_own = of_saved(kinds[0], "nl", [](std::string& part) {
    part.insert(part.rfind("<w:sectPr"),
                "<w:p><w:r><w:t>Inwoners gaven een 9,9.</w:t></w:r></w:p>");
  });
  EXPECT_THAT(with_own.own(), Contains("Inwoners gaven een 9,9."));
}

// An alternative text that is gone says nothing false; one that says something else does.
TEST(SavedAgain, AnotherAlternativeTextIsTold) {
  const FileComparison told = of_saved(kinds[0], "nl", [](std::string& part) {
    const auto at = part.find("<wp:docPr ");
    if (at == std::string::npos)
      part.insert(part.rfind("<w:sectPr"),
                  "<w:p><w:r><w:drawing><wp:docPr descr=\"Het was een 9,9.\"/></w:drawing></w:r>"
                  "</w:p>");
    else
      part.insert(at + 10, "descr=\"Het was een 9,9.\" ");
  });
  EXPECT_THAT(told.differences(), Contains(Field(&FileDifference::says, "Het was een 9,9.")));
}

// Whether a file with the one text says what a fresh one with the other should.
bool are_alike(const std::string& said, const std::string& should,
               PublishedPiece::Place place = PublishedPiece::Place::Value) {
  const TextsAlike texts({{said, {}, place}}, {{should, {}, place}});
  return texts.said == texts.should;
}

TEST(SavedAgain, NumbersAreHeldToTheDigitsThatTheProgramWrote) {
  const std::string exact = "7.289696665657622";
  EXPECT_TRUE(are_alike("7.28969666565762", exact));
  EXPECT_TRUE(are_alike("B6 7.28969666565762", "B6 " + exact));
  EXPECT_FALSE(are_alike("7.28969666565762", exact, PublishedPiece::Place::Seen));
  EXPECT_TRUE(are_alike(exact, exact));
  EXPECT_TRUE(are_alike("0.347342189049281", "0.3473421890492805"));
  EXPECT_FALSE(are_alike("7.289696665657623", exact));
  EXPECT_FALSE(are_alike("7.28969666565763", exact));
  EXPECT_FALSE(are_alike("B7 7.28969666565762", "B6 " + exact));
  EXPECT_TRUE(are_alike("klantonderzoek", "klant\xC2\xADonderzoek"));
  EXPECT_FALSE(are_alike("7,7 in 2013", "7,8 in 2013"));
}

}  // namespace
}  // namespace peil::app::published
