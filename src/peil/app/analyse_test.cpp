#include "peil/app/analyse.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "peil/analysis/write/rows.h"
#include "peil/base/outside_error.h"

namespace peil::app {
namespace {

using testing::HasSubstr;

// Files that exist in memory only.
class Shelf : public Files {
 public:
  std::map<std::string, std::string> texts;

  std::string read(const std::string& path) const override {
    const auto found = texts.find(path);
    if (found == texts.end()) throw OutsideError(path + ": there is no such file.");
    return found->second;
  }
  void read_pieces(const std::string& path,
                   const std::function<void(std::string_view)>& take) const override {
    take(read(path));
  }
  void write(const std::string&, std::string_view, bool) override {}
  bool exists(const std::string& path) const override { return texts.contains(path); }
  void make_folder(const std::string&) override {}
  std::map<std::string, std::string> study_folder(const std::string&) const override { return {}; }
};

Result<disclosure::ReleasedAnalyses> run(const std::string& plan, const std::string& csv) {
  Shelf shelf;
  shelf.texts["f/plan.json"] = plan;
  shelf.texts["f/a.csv"] = csv;
  return analyse(shelf, "f/plan.json", 2);
}

double value(const analysis::Results& results, const std::string& level,
             const std::string& quantity) {
  for (const analysis::ResultRow& row : analysis::rows_of(results)) {
    if (row.level == level && row.quantity == quantity) return row.value;
  }
  ADD_FAILURE() << "no " << quantity << " of '" << level << "'";
  return 0.0;
}

const std::string csv =
    "h,y,g,w,n\na,1,x,2,8\na,3,y,2,8\na,5,x,2,8\na,7,y,2,8\nb,2,x,3,6\nb,4,y,3,6\n";
const std::string plan_of(const std::string& design, const std::string& analysis) {
  return R"({"data": {"main": {"file": "a.csv"}},
 "designs": {"main": {"strata": ["h"], "weight": "w", )" +
         design + R"("lonely_psu": "fail"}},
 "analyses": [)" +
         analysis + "]}";
}
const std::string fpc = R"("fpc": {"columns": ["n"], "meaning": "population"}, )";

// By hand: strata of 8 and 6 people, 4 and 2 drawn, means 4 and 3, variances 20/3 and 2:
// mean = (8*4 + 6*3)/14; variance = (8/14)^2 (1-4/8) (20/3)/4 + (6/14)^2 (1-2/6) 2/2.
TEST(Analyse, LinesThatEndInCarriageReturnsAreRows) {
  const auto results = run(R"({"data": {"main": {"file": "a.csv"}}, "designs": {"main": {}},
 "analyses": [{"id": "m", "statistic": "mean", "variables": ["q"]}]})",
                           "q,s\r1,a\r2,b\r");
  ASSERT_TRUE(results.ok());
  EXPECT_EQ(value(results.value().results(), "", "estimate"), 1.5);
}

TEST(Analyse, GivesTheMeanOfAStratifiedSampleAsByHand) {
  const auto results =
      run(plan_of(fpc, R"({"id": "m", "statistic": "mean", "variables": ["y"]})"), csv);
  const analysis::Results& r = results.value().results();
  EXPECT_NEAR(value(r, "", "estimate"), 50.0 / 14.0, 1e-12);
  EXPECT_NEAR(value(r, "", "se"),
              std::sqrt(64.0 / 196.0 * 0.5 * 20.0 / 12.0 + 36.0 / 196.0 * (2.0 / 3.0)), 1e-12);
  EXPECT_EQ(value(r, "", "n"), 6.0);
  EXPECT_EQ(value(r, "", "df"), 4.0);
}

TEST(Analyse, TotalsAddUpOverDomains) {
  const auto results = run(
      plan_of("", R"({"id": "t", "statistic": "total", "variables": ["y"], "by": ["g"]})"), csv);
  EXPECT_NEAR(value(results.value().results(), "x", "estimate") +
                  value(results.value().results(), "y", "estimate"),
              50.0, 1e-12);
}

TEST(Analyse, ADomainByRecodingIsTheSame) {
  const std::string plan = R"json({
 "data": {"main": {"file": "a.csv", "derive": {"yx": "if(${g} = 'x', ${y}, 0)"}}},
 "designs": {"main": {"strata": ["h"], "weight": "w"}},
 "analyses": [
   {"id": "t", "statistic": "total", "variables": ["y"], "by": ["g"], "levels": ["x"]},
   {"id": "r", "statistic": "total", "variables": ["yx"]}]})json";
  const auto results = run(plan, csv);
  EXPECT_NEAR(value(results.value().results(), "x", "se"),
              value(results.value().results(), "", "se"), 1e-12);
}

TEST(Analyse, TellsColumnsThatTheFileLacksWithTheirLine) {
  const auto results = run(
      plan_of("", "\n{\"id\": \"m\", \"statistic\": \"mean\",\n \"variables\": [\"yy\"]}"), csv);
  ASSERT_FALSE(results.ok());
  EXPECT_EQ(results.problems()[0].code, "plan.unknown-column");
  EXPECT_EQ(results.problems()[0].line, 5u);
  EXPECT_EQ(results.problems()[0].message, "a.csv has no column 'yy'.");
  EXPECT_EQ(results.problems()[0].mend, "Did you mean 'y'?");
}

TEST(Analyse, ARefusalIsARowAndTheOthersStillRun) {
  const auto results = run(plan_of("", R"({"id": "g", "statistic": "mean", "variables": ["g"]},
    {"id": "m", "statistic": "mean", "variables": ["y"]})"),
                           csv);
  const analysis::Results& r = results.value().results();
  EXPECT_EQ(r.analyses.front().cells.front().form, analysis::Form::Refused);
  EXPECT_EQ(analysis::rows_of(r).front().quantity, "refused");
  EXPECT_EQ(analysis::rows_of(r).front().value, 1.0);
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_THAT(r.refusals[0], HasSubstr("which is no number"));
  EXPECT_NEAR(value(r, "", "estimate"), 50.0 / 14.0, 1e-12);
}

TEST(Analyse, NamesTheStratumWithOnePsu) {
  const auto results = run(plan_of("", R"({"id": "m", "statistic": "mean", "variables": ["y"]})"),
                           "h,y,w\na,1,2\na,3,2\nb,2,3\n");
  EXPECT_THAT(results.value().results().refusals.at(0), HasSubstr("stratum 'b'"));
}

// Two people whose numbers are one double stay two: 11, 12 and 13 are in both waves, and nobody
// else.
TEST(Analyse, NumbersOfSixteenDigitsNamePeopleApart) {
  Shelf shelf;
  shelf.texts["before.csv"] = "id,q\n9007199254740992,9\n11,5\n12,8\n13,6\n15,7\n";
  shelf.texts["after.csv"] = "id,q\n9007199254740993,5\n11,6\n12,7\n13,5\n14,8\n";
  shelf.texts["plan.json"] = R"({"data": {"a": {"file": "before.csv"}, "b": {"file": "after.csv"}},
 "designs": {"u": {"data": "a"}, "v": {"data": "b"}},
 "analyses": [{"id": "c", "statistic": "change", "before": "u", "after": "v", "samples": "panel",
               "unit": "id", "variables": ["q"]}]})";
  const auto results = analyse(shelf, "plan.json", 1);
  ASSERT_TRUE(results.ok()) << results.problems().front().message;
  EXPECT_EQ(value(results.value().results(), "", "n_matched"), 3.0);
}

// Stands for the reader of SPSS files: two rows of a labelled mark and two text variables.
class TwoRows : public SpssReader {
 public:
  mutable int reads = 0;
  std::string weighted_by;

  Result<Table> head(std::string_view, const std::string&) const override { return table(false); }
  Result<Table> read(std::string_view, const std::string&,
                     const SpssOptions& options) const override {
    ++reads;
    Table made = table(options.value_labels);
    made.weighted_by = weighted_by;
    return made;
  }

 private:
  static Table table(bool labels) {
    ByteColumn data{{1, 2}, {"4", "8"}, {4.0, 8.0}};
    if (labels) data.text = {"poor", "good"};
    return {2,
            {Column{"mark", true, std::move(data)},
             Column{"code", false, ByteColumn{{1, 2}, {"1", "2"}, {}}},
             Column{"remark", false, TextColumn{{0, 0}, {}}}}};
  }
};

Result<disclosure::ReleasedAnalyses> run_spss(const TwoRows& spss, const std::string& file,
                                              const std::string& variable) {
  Shelf shelf;
  shelf.texts["plan.json"] = R"({"data": {"main": {"file": ")" + file + R"(", "labels": true}},
 "designs": {"main": {}},
 "analyses": [{"id": "m", "statistic": "mean", "by": ["mark"],
               "variables": [")" +
                             variable + "\"]}]}";
  shelf.texts[file] = "bytes";
  return analyse(shelf, "plan.json", 1, &spss);
}

TEST(Analyse, AnSpssFileGoesByItsValueLabels) {
  const TwoRows spss;
  const auto results = run_spss(spss, "a.zsav", "mark");
  EXPECT_EQ(value(results.value().results(), "good", "estimate"), 8.0);
}

TEST(Analyse, ATextVariableIsNoNumberWhateverItSays) {
  const TwoRows spss;
  const auto refusal = [&](const char* variable) {
    return run_spss(spss, "a.sav", variable).value().results().refusals.at(0);
  };
  EXPECT_THAT(refusal("code"), HasSubstr("'code' is a text variable, though it holds numbers such "
                                         "as '1'"));
  EXPECT_THAT(refusal("remark"), HasSubstr("'remark' is a text variable. Make it"));
}

TEST(Analyse, AWeightThatIsSwitchedOnInSpssAndNotNamedIsSaid) {
  TwoRows spss;
  EXPECT_TRUE(run_spss(spss, "a.sav", "mark").value().results().notes.empty());
  spss.weighted_by = "w";
  const auto results = run_spss(spss, "a.sav", "mark");
  ASSERT_EQ(results.value().results().notes.size(), 1u);
  EXPECT_EQ(results.value().results().notes[0],
            "a.sav is weighted by 'w' in SPSS, and no design of the plan names a weight: every row "
            "counts alike.");
}

TEST(Analyse, ColumnsThatAnSpssFileLacksAreToldBeforeItsRowsAreRead) {
  const TwoRows spss;
  const auto results = run_spss(spss, "a.sav", "marks");
  ASSERT_FALSE(results.ok());
  EXPECT_EQ(results.problems()[0].code, "plan.unknown-column");
  EXPECT_EQ(results.problems()[0].line, 4u);
  EXPECT_EQ(spss.reads, 0);
}

// Stands for a file with a column that could not be read, beside one that could.
class OneBadColumn : public SpssReader {
 public:
  Result<Table> head(std::string_view, const std::string&) const override { return table(); }
  Result<Table> read(std::string_view, const std::string&, const SpssOptions&) const override {
    return table();
  }

 private:
  static Table table() {
    Column city{"city", false, ByteColumn{{0, 1}, {"Delft"}, {}}};
    city.unreadable.push_back({"spss.not-utf8", "a.sav", 0, 0, "The byte E3 in row 1.", ""});
    return {2,
            {Column{"q", true, ByteColumn{{1, 2}, {"4", "8"}, {4.0, 8.0}}}, std::move(city)},
            {"Something was passed over."}};
  }
};

Result<disclosure::ReleasedAnalyses> run_bad_column(const std::string& data,
                                                    const std::string& analysis) {
  Shelf shelf;
  shelf.texts["plan.json"] = R"({"data": {"main": {"file": "a.sav")" + data + R"(}},
 "designs": {"main": {}}, "analyses": [)" +
                             analysis + "]}";
  shelf.texts["a.sav"] = "bytes";
  const OneBadColumn spss;
  return analyse(shelf, "plan.json", 1, &spss);
}

TEST(Analyse, AColumnThatCouldNotBeReadStandsInTheWayOfThoseWhoUseIt) {
  const std::string mean = R"({"id": "m", "statistic": "mean", "variables": ["q"]})";
  const auto unused = run_bad_column("", mean);
  ASSERT_TRUE(unused.ok());
  EXPECT_EQ(value(unused.value().results(), "", "estimate"), 6.0);
  EXPECT_EQ(unused.value().results().notes, std::vector<std::string>{"Something was passed over."});
  const std::string by = R"({"id": "m", "statistic": "mean", "variables": ["q"], "by": ["city"]})";
  const std::string keep = R"plan(, "keep": ["${city} != 'x'"])plan";
  const std::string derive = R"plan(, "derive": {"c": "if(${city} = 'x', 1, 0)"})plan";
  for (const auto& used :
       {run_bad_column("", by), run_bad_column(keep, mean), run_bad_column(derive, mean)}) {
    ASSERT_FALSE(used.ok());
    EXPECT_EQ(used.problems().at(0).code, "spss.not-utf8");
  }
  const auto described = run_bad_column("", R"({"id": "d", "statistic": "describe"})");
  ASSERT_TRUE(described.ok());
  EXPECT_THAT(described.value().results().refusals.at(0), HasSubstr("The byte E3 in row 1."));
}

TEST(Analyse, ABareNameInAnExpressionIsAMistakeWithItsPlace) {
  const auto place = [](const std::string& expression) {
    const auto found = run(R"({"data": {"main": {"file": "a.csv",
 "derive": {"d": ")" + expression +
                               R"("}}}, "designs": {"main": {}},
 "analyses": [{"id": "m", "statistic": "mean", "variables": ["d"]}]})",
                           "id,q\n1,5\n2,9\n3,7\n4,8\n5,\n");
    if (found.ok())
      return "estimate " + std::to_string(value(found.value().results(), "", "estimate"));
    const Problem& p = found.problems().at(0);
    return p.code + " " + std::to_string(p.line) + ":" + std::to_string(p.column) + " " + p.mend;
  };
  // The expression begins at column 19 of line 2, within its quotes.
  EXPECT_EQ(place("if(q >= 8, 1, 0)"),
            "plan.bad-expression 2:22 Write ${q} for the column, 'q' for the text.");
  EXPECT_EQ(place("if(${q} = yes, 1, 0)"),
            "plan.bad-expression 2:29 Write ${yes} for the column, 'yes' for the text.");
  EXPECT_EQ(place("if(${q} > 8, true, 0)"), "plan.bad-expression 2:32 Write true().");
  EXPECT_EQ(place(". + 1"),
            "plan.bad-expression 2:19 Write ${column} of the column that is meant.");
  EXPECT_EQ(place("if(${q} >= 8, 1, 0)"), "estimate 0.500000");     // 2 of 4
  EXPECT_EQ(place("if(${q} = 9, '', ${q})"), "estimate 6.666667");  // 5, 7, 8
  EXPECT_EQ(place("if(${q} = '', 1, ${q})"), "estimate 6.000000");  // 5, 9, 7, 8, 1
}

TEST(Analyse, AColumnOfTwoKindsIsToldWithItsRows) {
  const auto found = run(R"plan({"data": {"main": {"file": "a.csv",
 "derive": {"d": "if(${y} > 4, 'x', ${y})"}}}, "designs": {"main": {}},
 "analyses": [{"id": "m", "statistic": "mean", "variables": ["d"]}]})plan",
                         csv);
  EXPECT_EQ(found.problems().at(0).message,
            "'d' is the number 1 in row 1 and the text 'x' in row 3.");
}

TEST(Analyse, RefusesPortableFilesAndLabelsOfACsv) {
  const TwoRows spss;
  EXPECT_EQ(run_spss(spss, "a.por", "mark").problems().at(0).code, "data.portable");
  EXPECT_EQ(run_spss(spss, "a.csv", "mark").problems().at(0).code, "data.no-labels");
}

TEST(Analyse, APlanIsCheckedWhole) {
  const auto results = run(R"({"data": {"main": {"file": "a.csv", "mising": [""]}},
 "designs": {"main": {"strata": "h", "lonely_psu": "drop"}},
 "analyses": [{"id": "m", "statistic": "maen", "variables": ["y"]}, {"id": "m", "statistic": "mean"}]})",
                           csv);
  ASSERT_FALSE(results.ok());
  std::vector<std::string> codes;
  for (const Problem& p : results.problems()) codes.push_back(p.code);
  EXPECT_THAT(codes, testing::UnorderedElementsAre("plan.unknown-key", "plan.bad-value",
                                                   "plan.unknown-statistic", "plan.id-twice",
                                                   "plan.missing-key"));
}

TEST(Analyse, AnEmptyListIsMissingAndToldWhereItStands) {
  const auto results =
      run(plan_of("", "\n{\"id\": \"m\", \"statistic\": \"mean\",\n \"variables\": []}"), csv);
  ASSERT_FALSE(results.ok());
  ASSERT_EQ(results.problems().size(), 1u);
  EXPECT_EQ(results.problems()[0].code, "plan.missing-key");
  EXPECT_EQ(results.problems()[0].line, 5u);
  EXPECT_EQ(results.problems()[0].message, "The list 'variables' is empty.");
}

}  // namespace
}  // namespace peil::app
