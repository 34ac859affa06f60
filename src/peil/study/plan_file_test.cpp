#include "peil/study/plan_file.h"

#include <gtest/gtest.h>

#include "peil/study/broken.h"
#include "peil/study/plan_entries.h"

namespace peil::study {
namespace {

const std::string file = "plans/2013.toml";
const std::string groups = "persons = { vreemdelingen = 4000, referenten = 2000, bedrijven = 500 }";

TEST(PlanFile, SaysEveryMistakeWithItsPlace) {
  const Broken rows[]{
      {file, "wave = \"2013\"", "wave = \"2014\"", "plan.unknown-wave", 1, 8,
       "The study has no wave '2014'."},
      {file, "wave = \"2013\"", "wave = \"2011\"", "plan.two-for-wave", 1, 8,
       "Wave '2011' has a plan in plans/2011.toml already."},
      {file, "seed = \"klein-2013\"\n", "", "key.missing", 10, 1,
       "The key 'seed' is missing in [sample]."},
      {file, "design = [\"outcome\"]", "design = [\"outcome\", \"email\"]",
       "plan.column-on-both-sides", 8, 22,
       "'email' is a contact column, so it cannot go to the answers as well."},
      {file, "design = [\"outcome\"]", "design = [\"outcome\", \"case_number\"]",
       "plan.column-on-both-sides", 8, 22,
       "'case_number' is the key of a person, so it cannot go to the answers as well."},
      {file, "contact = [\"name\", \"email\"]", "contact = [\"name\", \"customer_group\"]",
       "plan.column-on-both-sides", 5, 9,
       "'customer_group' is a contact column, so it cannot go to the answers as well."},
      {file, "contact = [\"name\", \"email\"]", "contact = [\"name\", \"name\"]", "name.duplicate",
       7, 20, "'name' is in the list 'contact' twice."},
      {file, "\"customer_group\", \"outcome\"]", "\"customer_group\", \"email\"]",
       "plan.column-unknown", 12, 29,
       "The stratum column 'email' is neither the group nor a design column."},
      {file, "allocation = \"given\"", "allocation = \"even\"", "value.not-one-of", 13, 14,
       "'allocation' cannot be 'even'; it is one of 'given', 'proportional', 'equal', 'neyman' and "
       "'power'."},
      {file, "allocation = \"given\"", "allocation = \"given\"\ntotal = 130", "plan.total-not-used",
       14, 1, "With a given allocation the sizes make the total."},
      {file, "allocation = \"given\"", "allocation = \"given\"\nleast = 5",
       "plan.not-for-allocation", 14, 1, "'least' has no meaning with allocation 'given'."},
      {file, "allocation = \"given\"", "allocation = \"proportional\"\ntotal = 130",
       "plan.sizes-not-used", 16, 9, "With allocation 'proportional' no sizes are given."},
      {file, "\"bedrijven/granted\" = 20", "\"bedrijven/granted\" = 0", "value.out-of-range", 19,
       23, "'bedrijven/granted' is 0 and must lie from 1 to 100000000."},
      {file, "\"bedrijven/granted\" = 20", "\"bedrijven\" = 20", "plan.stratum-name", 19, 1,
       "The stratum 'bedrijven' has 1 part(s), and there are 2 strata columns."},
      {file, "\"bedrijven/granted\" = 20", "\"bedrijf/granted\" = 20", "plan.stratum-name", 19, 1,
       "The study has no customer group 'bedrijf'."},
      {file, "\"bedrijven/granted\" = 20\n", "", "plan.group-without-size", 15, 1,
       "Nobody of the customer group 'bedrijven' is drawn."},
      {file, "reason = \"no address\"\n", "", "key.missing", 21, 1,
       "The key 'reason' is missing in an [[exclude]]."},
      {file, groups, "persons = { vreemdelingen = 4000, referenten = 2000 }",
       "margin.level-missing", 29, 11,
       "The margin 'klantgroep' lacks the customer group 'bedrijven'."},
      {file, "bedrijven = 500 }", "bedrijven = 500, bedrijf = 3 }", "margin.level-unknown", 29, 71,
       "The study has no customer group 'bedrijf'."},
      {file, "from = \"frame\"", "persons = { granted = 6000, refused = 499 }",
       "margin.totals-differ", 34, 11,
       "The margin 'uitkomst' adds up to 6499 people, and 'klantgroep' to 6500."},
      {file, groups, groups + "\nfrom = \"frame\"", "margin.source", 29, 1,
       "This margin takes its counts from the frame and also gives them."},
      {file, "from = \"frame\"", "", "margin.source", 31, 1,
       "This margin does not say where its counts are."},
      {file, "column = \"outcome\"", "column = \"name\"", "plan.column-unknown", 33, 10,
       "The margin's column 'name' is neither the group nor a design column."},
      {file, "name = \"uitkomst\"", "name = \"klantgroep\"", "name.duplicate", 32, 8,
       "There are two margins called 'klantgroep'."},
      {file, "bedrijven = 500 }", "bedrijven = -500 }", "value.out-of-range", 29, 66,
       "'bedrijven' is -500 and must lie from 1 to 10000000000."},
      {file, "[frame]", "[import]\ngroup = \"area\"\n[frame]", "plan.import-and-sample", 3, 2,
       "This plan has [import] and also [frame] or [sample]."},
  };
  for (const Broken& row : rows) expect_broken(row);
}

// The small plan with another allocation: what is put in place of its sizes.
Texts with_allocation(const std::string& lines) {
  Texts texts = small_study();
  std::string& plan = texts["plans/2013.toml"];
  const auto from = plan.find("allocation = "), to = plan.find("[[exclude]]");
  plan.replace(from, to - from, lines + "\n");
  return texts;
}

std::string problems_of_allocation(const std::string& lines) {
  std::string all;
  for (const Problem& p : problems_of(with_allocation(lines), true))
    all += (all.empty() ? "" : "; ") + p.code + " " + std::to_string(p.line);
  return all;
}

TEST(PlanFile, ReadsARuleOfAllocationWithItsBounds) {
  const std::string neyman =
      "allocation = \"neyman\"\ntotal = 130\nleast = 5\nmost = 60\n[sample.sd]\n"
      "\"vreemdelingen/granted\" = 1.5\n\"vreemdelingen/refused\" = 2\n";
  const Plan plan = *read(with_allocation(neyman)).value().plan("2013");
  EXPECT_EQ(plan.allocation, Allocation::Neyman);
  EXPECT_EQ(plan.total, 130u);
  EXPECT_EQ(plan.least, 5u);
  EXPECT_EQ(plan.most, 60u);
  EXPECT_EQ(plan.sd.at("vreemdelingen/refused"), 2.0);
  const Plan power = *read(with_allocation("allocation = \"power\"\ntotal = 130\npower = 0.3"))
                          .value()
                          .plan("2013");
  EXPECT_EQ(power.allocation, Allocation::Power);
  EXPECT_EQ(power.power, 0.3);
  EXPECT_EQ(power.least, 2u);
  EXPECT_FALSE(power.most);
}

// Line 13 is that of the allocation.
TEST(PlanFile, SaysAllThatIsWrongWithARuleOfAllocation) {
  EXPECT_EQ(problems_of_allocation("allocation = \"equal\"\ntotal = 0\nleast = 9\nmost = 8"),
            "value.out-of-range 14; plan.least-above-most 16");
  EXPECT_EQ(problems_of_allocation("allocation = \"equal\"\ntotal = 9\nmost = 1"),
            "plan.least-above-most 15");
  EXPECT_EQ(problems_of_allocation("allocation = \"equal\"\ntotal = 9\npower = 0.5\nsd = 3"),
            "plan.not-for-allocation 15; plan.not-for-allocation 16");
  EXPECT_EQ(problems_of_allocation("allocation = \"power\"\ntotal = 9\npower = 1.5"),
            "value.out-of-range 15");
  EXPECT_EQ(problems_of_allocation("allocation = \"neyman\"\ntotal = 9"), "plan.sd-missing 13");
  EXPECT_EQ(problems_of_allocation("allocation = \"neyman\"\ntotal = 9\n[sample.sd]\n"
                                   "\"vreemdelingen/granted\" = -1\n\"vreemd/granted\" = 1\n"
                                   "\"bedrijven\" = 1"),
            "value.out-of-range 16; plan.stratum-name 17; plan.stratum-name 18");
}

Problems problems_of_plan(const std::string& name, const std::string& text) {
  Texts texts = small_study();
  texts.erase("plans/2013.toml");
  texts["plans/" + name] = text;
  return problems_of(texts, true);
}

Texts with_weighting(const std::string& lines) {
  Texts texts = small_study();
  texts["plans/2013.toml"] += "\n" + lines;
  return texts;
}

std::string codes_of_weighting(const std::string& lines) {
  std::string all;
  for (const Problem& p : problems_of(with_weighting(lines), true))
    all += (all.empty() ? "" : "; ") + p.code;
  return all;
}

TEST(PlanFile, ReadsTheWholeWeightingChain) {
  const Plan plan =
      *read(with_weighting("[[weighting]]\nstep = \"cells\"\nstrata = [\"vreemdelingen/granted\", "
                           "\"vreemdelingen/refused\"]\n[[weighting]]\nstep = \"logit\"\n"
                           "margins = [\"uitkomst\"]\nbounds = { low = 0.5, high = 2 }\n"
                           "[[weighting]]\nstep = \"trim\"\nupper = 3\nunit = \"mean\"\n"))
           .value()
           .plan("2013");
  EXPECT_EQ(plan.weighed_in("vreemdelingen/refused"),
            "vreemdelingen/granted + vreemdelingen/refused");
  EXPECT_EQ(plan.weighed_in("bedrijven/granted"), "bedrijven/granted");
  ASSERT_EQ(plan.weighting.size(), 2u);
  EXPECT_EQ(plan.weighting[0].how.kind, WeightingStep::Kind::Logit);
  EXPECT_EQ(plan.weighting[0].margins, std::vector<std::string>{"uitkomst"});
  EXPECT_EQ(plan.weighting[0].how.bounds, std::pair(0.5, 2.0));
  EXPECT_EQ(plan.weighting[1].how.upper, 3.0);
  EXPECT_TRUE(plan.weighting[1].how.of_mean);
  EXPECT_FALSE(plan.weighting[1].how.spread_equally);
}

TEST(PlanFile, SaysAllThatIsWrongWithAWeightingChain) {
  EXPECT_EQ(codes_of_weighting("[[weighting]]\nstep = \"trim\"\nupper = 3\n[[weighting]]\n"
                               "step = \"rake\"\n"),
            "weighting.order; weighting.order");
  EXPECT_EQ(codes_of_weighting("[[weighting]]\nstep = \"rake\"\nmargins = [\"uitkomts\"]\n"),
            "weighting.unknown-margin");
  EXPECT_EQ(codes_of_weighting("[[weighting]]\nstep = \"rake\"\nupper = 3\n"), "key.unknown");
  EXPECT_EQ(codes_of_weighting("[[weighting]]\nstep = \"logit\"\n"), "weighting.bounds");
  EXPECT_EQ(codes_of_weighting("[[weighting]]\nstep = \"linear\"\n"
                               "bounds = { low = 1.5, high = 2 }\n"),
            "weighting.bounds");
  EXPECT_EQ(codes_of_weighting("[[weighting]]\nstep = \"trim\"\nlower = 3\nupper = 2\n"
                               "spread = \"equal\"\n"),
            "weighting.margins-unused; weighting.bounds");
  EXPECT_EQ(codes_of_weighting("[[weighting]]\nstep = \"cells\"\nstrata = [\"a\"]\n"),
            "weighting.stratum-twice");
  EXPECT_EQ(codes_of_weighting("[[weighting]]\nstep = \"cells\"\nstrata = [\"a\", \"b\"]\n"
                               "[[weighting]]\nstep = \"cells\"\nstrata = [\"b\", \"c\"]\n"),
            "weighting.stratum-twice");
}

TEST(PlanFile, IsCalledAfterItsWave) {
  const Problems found = problems_of_plan("najaar.toml", small_plan_toml("2013"));
  ASSERT_EQ(found.size(), 1u) << problems_text(found);
  EXPECT_EQ(found[0].code, "plan.file-name");
  EXPECT_EQ(found[0].message, "This file plans wave '2013', and is called plans/najaar.toml.");
}

TEST(PlanFile, SaysHowItsPeopleCome) {
  const Problems found = problems_of_plan("2013.toml", "wave = \"2013\"\n");
  ASSERT_EQ(found.size(), 1u) << problems_text(found);
  EXPECT_EQ(found[0].code, "plan.neither");
}

TEST(PlanFile, SaysFromWhichShareOfItemsAnInterviewIsPartial) {
  Texts texts = small_study();
  const std::string plan = texts["plans/2013.toml"];
  EXPECT_EQ(read(texts).value().plan("2013")->partial, 0.5);
  const auto with = [&](const std::string& lines) { texts["plans/2013.toml"] = plan + lines; };
  with("\n[outcomes]\npartial = 0.75\n");
  const Result<Study> study = read(texts);
  ASSERT_TRUE(study.ok()) << problems_text(study.problems());
  EXPECT_EQ(study.value().plan("2013")->partial, 0.75);
  EXPECT_EQ(plan_entries(study.value(), "2013").at("outcomes/partial"), "0.75");
  for (const auto& [lines, code] : std::map<std::string, std::string>{
           {"\n[outcomes]\npartial = 1.5\n", "value.out-of-range"},
           {"\n[outcomes]\n", "key.missing"},
           {"\n[outcomes]\npartial = 0.5\nwhole = 1\n", "key.unknown"}}) {
    with(lines);
    const Problems found = problems_of(texts, true);
    ASSERT_EQ(found.size(), 1u) << problems_text(found);
    EXPECT_EQ(found[0].code, code);
  }
  texts["plans/2013.toml"] =
      "wave = \"2013\"\n[import]\ngroup = \"area\"\n[outcomes]\npartial = 0.5\n";
  EXPECT_EQ(problems_of(texts, true).front().code, "plan.import-and-sample");
}

TEST(PlanFile, ReadsAnImport) {
  Texts texts = small_study();
  texts["plans/2013.toml"] =
      "wave = \"2013\"\n[import]\ngroup = \"area\"\nweight = \"w\"\ndont_know = [\"98\"]\n"
      "not_applicable = [\"99\"]\n[import.columns]\noverall = \"q_all\"\n";
  const Result<Study> study = read(texts);
  ASSERT_TRUE(study.ok()) << problems_text(study.problems());
  const ImportPlan& import = *study.value().plan("2013")->import;
  EXPECT_EQ(import.group, "area");
  EXPECT_EQ(import.weight, "w");
  EXPECT_EQ(import.columns.at("overall"), "q_all");
  EXPECT_EQ(import.not_applicable, std::vector<std::string>{"99"});
}

TEST(PlanFile, AnImportNamesTheSignsOfItsFile) {
  Texts texts = small_study();
  const auto with = [&](const std::string& lines) {
    texts["plans/2013.toml"] = "wave = \"2013\"\n[import]\ngroup = \"area\"\n" + lines;
  };
  with("decimal = \",\"\nseparator = \"tab\"\n");
  const Result<Study> study = read(texts);
  ASSERT_TRUE(study.ok()) << problems_text(study.problems());
  EXPECT_EQ(study.value().plan("2013")->import->form.decimal, ',');
  EXPECT_EQ(study.value().plan("2013")->import->form.separator, '\t');
  with("decimal = \"'\"\nseparator = \"|\"\n");
  const Problems found = problems_of(texts, true);
  ASSERT_EQ(found.size(), 2u) << problems_text(found);
  EXPECT_EQ(found[0].code, "import.bad-sign");
  EXPECT_EQ(found[1].line, 5u);
}

TEST(PlanFile, AFrameNamesTheSignsOfItsFileInTheSameWords) {
  Texts texts = small_study();
  const std::string plan = texts["plans/2013.toml"];
  const auto with = [&](const std::string& lines) {
    texts["plans/2013.toml"] = plan;
    auto& text = texts["plans/2013.toml"];
    text.insert(text.find("[frame]\n") + 8, lines);
  };
  with("decimal = \",\"\nseparator = \"tab\"\nencoding = \"windows-1252\"\n");
  const Result<Study> study = read(texts);
  ASSERT_TRUE(study.ok()) << problems_text(study.problems());
  EXPECT_EQ(study.value().plan("2013")->frame_form, (CsvForm{'\t', ',', true}));
  with("encoding = \"latin1\"\n");
  const Problems found = problems_of(texts, true);
  ASSERT_EQ(found.size(), 1u) << problems_text(found);
  EXPECT_EQ(found[0].code, "plan.bad-sign");
  EXPECT_EQ(found[0].message, "`encoding` is none of 'utf-8' and 'windows-1252'.");
}

TEST(PlanFile, AnImportHasNoStrataToMergeAndNeedsSomethingToMeet) {
  Texts texts = small_study();
  texts["plans/2013.toml"] =
      "wave = \"2013\"\n[import]\ngroup = \"area\"\n[[weighting]]\nstep = \"cells\"\n"
      "strata = [\"a\", \"b\"]\n[[weighting]]\nstep = \"rake\"\n";
  const Problems found = problems_of(texts, true);
  ASSERT_EQ(found.size(), 2u) << problems_text(found);
  EXPECT_EQ(found[0].code, "weighting.cells-without-draw");
  EXPECT_EQ(found[1].code, "weighting.nothing-to-meet");
}

TEST(PlanFile, SaysWhatIsWrongWithAnImport) {
  const Problems found = problems_of_plan(
      "2013.toml",
      "wave = \"2013\"\n[import]\ndont_know = [\"98\"]\nnot_applicable = [\"98\"]\n"
      "[import.columns]\noveral = \"q\"\n[[margin]]\nname = \"m\"\ncolumn = \"x\"\nfrom = "
      "\"frame\"\n");
  ASSERT_EQ(found.size(), 4u) << problems_text(found);
  EXPECT_EQ(found[0].code, "import.group-missing");
  EXPECT_EQ(found[0].line, 2u);
  EXPECT_EQ(found[1].code, "import.code-twice");
  EXPECT_EQ(found[1].line, 4u);
  EXPECT_EQ(found[2].code, "import.unknown-item");
  EXPECT_EQ(found[2].mend, "Did you mean 'overall'?");
  EXPECT_EQ(found[3].code, "margin.source");
}

TEST(PlanFile, ErrorsForFewClustersKnowNeitherStrataNorMarginsNorCorrection) {
  Texts texts = small_study();
  const auto with = [&](const std::string& lines) {
    texts["plans/2013.toml"] =
        "wave = \"2013\"\n[import]\ngroup = \"area\"\n"
        "few_clusters = \"bell-mccaffrey\"\n" +
        lines;
  };
  with("psu = \"office\"\n");
  const Result<Study> study = read(texts);
  ASSERT_TRUE(study.ok()) << problems_text(study.problems());
  EXPECT_TRUE(study.value().plan("2013")->import->few_clusters);
  for (const std::string& lines :
       {std::string(), std::string("psu = \"office\"\nstratum = \"s\"\n"),
        std::string("psu = \"office\"\nfpc = true\n"),
        "psu = \"office\"\n[[margin]]\nname = \"m\"\ncolumn = \"area\"\n" + groups + "\n"}) {
    with(lines);
    const Problems found = problems_of(texts, true);
    ASSERT_EQ(found.size(), 1u) << lines << problems_text(found);
    EXPECT_EQ(found[0].code, "import.few-clusters");
  }
}

TEST(PlanFile, WhoIsInSeveralGroupsIsNamedByADesignColumn) {
  Texts texts = small_study();
  const std::string plan = texts.at(file), head = "key = \"case_number\"\n";
  const auto with = [&](const std::string& lines) {
    texts[file] = plan;
    texts[file].replace(plan.find(head), head.size(), head + lines);
  };
  with("also_in = \"outcome\"\n");
  const Result<Study> study = read(texts);
  ASSERT_TRUE(study.ok()) << problems_text(study.problems());
  EXPECT_EQ(study.value().plan("2013")->also_in, "outcome");
  with("also_in = \"other_group\"\n");
  const Problems found = problems_of(texts, true);
  ASSERT_EQ(found.size(), 1u) << problems_text(found);
  EXPECT_EQ(found[0].code, "plan.also-in");
  EXPECT_EQ(found[0].mend, "Add 'other_group' to design.");
  texts[file] =
      "wave = \"2013\"\n[import]\ngroup = \"area\"\npsu = \"office\"\nalso_in = \"x\"\n"
      "few_clusters = \"bell-mccaffrey\"\n";
  const Problems both = problems_of(texts, true);
  ASSERT_EQ(both.size(), 1u) << problems_text(both);
  EXPECT_EQ(both[0].code, "import.few-clusters");
}

}  // namespace
}  // namespace peil::study
