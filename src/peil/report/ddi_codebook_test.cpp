#include "peil/report/ddi_codebook.h"

#include <gtest/gtest.h>

#include <map>
#include <pugixml.hpp>

#include "peil/report/deposit_testing.h"

namespace peil::report {
namespace {

using testing::LaidOpen;

struct Codebook {
  explicit Codebook(const LaidOpen& of) {
    EXPECT_TRUE(xml.load_string(ddi_codebook(of.deposit()).c_str()));
  }
  std::string text(const std::string& path) const {
    return xml.select_node(path.c_str()).node().text().get();
  }
  std::size_t count(const std::string& path) const { return xml.select_nodes(path.c_str()).size(); }

  pugi::xml_document xml;
};

TEST(DdiCodebook, HasAVariableForEveryColumnInTheirOrder) {
  const LaidOpen of;
  const Codebook book(of);
  std::vector<std::string> names, expected{"survey.fictional"};
  for (const auto& found : book.xml.select_nodes("//var"))
    names.emplace_back(found.node().attribute("name").value());
  for (const auto& v : of.opened.data.variables) expected.push_back(column_of(v));
  expected.emplace_back("survey.weight");
  EXPECT_EQ(names, expected);
  EXPECT_EQ(book.text("//varQnty"), std::to_string(expected.size()));
  EXPECT_EQ(book.text("//caseQnty"), std::to_string(of.opened.data.rows()));
}

TEST(DdiCodebook, AsksInEveryLanguageOfTheStudy) {
  const Codebook book{LaidOpen()};
  EXPECT_EQ(book.text("//var[@name='overall']/qstn/qstnLit[@xml:lang='en']"), "Label overall");
  EXPECT_EQ(book.text("//var[@name='overall']/qstn/qstnLit[@xml:lang='nl']"), "nl:Label overall");
  EXPECT_EQ(book.text("//var[@name='ways/web']/qstn/preQTxt[@xml:lang='en']"), "Label ways");
  EXPECT_EQ(book.text("//var[@name='ways/web']/qstn/qstnLit[@xml:lang='en']"), "Keuze web");
  EXPECT_EQ(book.text("//var[@name='desk']/universe[@xml:lang='en']"), "Asked of a and c");
}

TEST(DdiCodebook, CountsEveryCodeAlsoThoseThatNobodyHas) {
  const LaidOpen of;
  const Codebook book(of);
  EXPECT_EQ(book.count("//var[@name='overall']/catgry[not(@missing)]"), 10u);
  EXPECT_EQ(book.text("//var[@name='overall']/catgry[catValu='1']/catStat"), "0");
  EXPECT_EQ(book.text("//var[@name='overall']/catgry[catValu='1']/labl[@xml:lang='en']"),
            "zeer slecht");
  int rows = 0;
  for (const auto& found : book.xml.select_nodes("//var[@name='overall']/catgry/catStat"))
    rows += found.node().text().as_int();
  EXPECT_EQ(rows, 122);
}

TEST(DdiCodebook, NamesWhatIsMissingAndNotWhatIsUnnamed) {
  const Codebook book{LaidOpen()};
  EXPECT_EQ(book.count("//var[@name='desk']/catgry[catValu='.withheld'][@missing='Y']"), 1u);
  EXPECT_EQ(book.count("//var[@name='survey.customer_group']/catgry[catValu='c']"), 0u);
  EXPECT_EQ(book.text("//var[@name='survey.customer_group']/catgry[catValu='.other']/catStat"),
            "22");
  EXPECT_EQ(book.count("//var[@name='survey.customer_group']/catgry[@missing]"), 0u);
}

TEST(DdiCodebook, TellsHowTheStudyWasDone) {
  const LaidOpen of;
  const Codebook book(of);
  for (const char* path :
       {"//titl", "//IDNo", "//AuthEnty", "//abstract", "//universe", "//dataKind", "//sampProc",
        "//collMode", "//weight", "//cleanOps", "//respRate", "//EstSmpErr", "//license"})
    EXPECT_NE(book.text(path), "") << path;
  EXPECT_EQ(book.text("//collDate[@event='start']"), "2013-09-01");
  EXPECT_EQ(book.count("//sampProc"), 2u) << "in the languages in which peil writes";
}

}  // namespace
}  // namespace peil::report
