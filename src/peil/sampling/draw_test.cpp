#include "peil/sampling/draw.h"

#include <gtest/gtest.h>

#include <set>

#include "peil/base/chance.h"
#include "peil/sampling/sample_file.h"
#include "peil/sampling/testing.h"

namespace peil::sampling {
namespace {

using testing::frame;
using testing::small_plan;
using testing::small_study;

Result<Sample> drawn(const std::string& text, const Plan& plan = small_plan(),
                     std::size_t piece = 7) {
  const Study study = small_study();
  Draw draw(study, plan, "frame.csv");
  for (std::size_t at = 0; at < text.size(); at += piece) {
    draw.add(std::string_view(text).substr(at, piece));
  }
  return draw.end();
}

std::vector<std::string> keys(const Sample& sample) {
  std::vector<std::string> all;
  for (const SampledUnit& unit : sample.units) all.push_back(unit.key);
  return all;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// The numbers come from `openssl dgst -sha256 -hmac ind-2013` and python3's hmac.
TEST(PermanentRandomNumber, IsWhatAnyHmacToolMakesOfSeedAndKey) {
  EXPECT_EQ(permanent_random_number("ind-2013", "2013-000001"), 0.18894604793713776);
  EXPECT_EQ(permanent_random_number("ind-2013", "2013-000002"), 0.05849560309253632);
  EXPECT_EQ(permanent_random_number("", "x"), 0.2997525952763609);
  EXPECT_EQ(permanent_random_number("ü", "Zaak ß"), 0.7753772389725538);
}

TEST(Draw, TakesTheSmallestNumbersOfEveryStratum) {
  // By python3's hmac: c2 .5236, c1 .6264, c3 .8458; c6 .6237, c7 .9264; f1 .1516, f2 .2598.
  const Result<Sample> sample = drawn(frame());
  ASSERT_TRUE(sample.ok());
  EXPECT_EQ(keys(sample.value()), (std::vector<std::string>{"f1", "f2", "c2", "c1", "c6"}));
  EXPECT_EQ(sample.value().units[3].permanent_random_number, 0.6263702232115882);
  EXPECT_EQ(sample.value().units[0].base_weight, 1.0);
  EXPECT_EQ(sample.value().units[2].base_weight, 1.5);
  EXPECT_EQ(sample.value().units[4].base_weight, 2.0);
  EXPECT_EQ(sample.value().units[4].stratum, "people/refused");
  EXPECT_EQ(sample.value().units[4].language, "ar");
  EXPECT_EQ(sample.value().units[4].contact.at("email"), "fa@example.invalid");
  EXPECT_EQ(sample.value().units[4].design,
            (std::map<std::string, std::string>{{"outcome", "refused"}}));
}

TEST(Draw, RecordsWhatAnAuditorNeeds) {
  const Sample sample = drawn(frame()).value();
  const DrawRecord& r = sample.record;
  EXPECT_EQ(r.study, "small");
  EXPECT_EQ(r.seed, "ind-2013");
  EXPECT_EQ(r.frame_rows, 9u);
  EXPECT_EQ(r.frame_sha256, sha256(frame()));
  // printf 'c1\nc2\nc6\nf1\nf2\n' | sha256sum
  EXPECT_EQ(r.sample_sha256, "be19ae4d30c39d72d4eaee3b2351030f45c103d8d7d2d0f9bb644af2fee0c00a");
  // c4 fits both rules: the first one counts.
  EXPECT_EQ(r.excluded, (std::map<std::string, std::size_t>{{"no address", 1}, {"opted out", 1}}));
  ASSERT_EQ(r.strata.size(), 3u);
  EXPECT_EQ(r.strata[1].name, "people/granted");
  EXPECT_EQ(r.strata[1].frame, 3u);
  EXPECT_EQ(r.strata[1].sample, 2u);
  EXPECT_EQ(r.margins.at("group"),
            (std::map<std::string, std::size_t>{{"people", 5}, {"firms", 2}}));
  EXPECT_EQ(r.margins.at("outcome"),
            (std::map<std::string, std::size_t>{{"granted", 3}, {"refused", 2}, {"none", 2}}));
  EXPECT_FALSE(r.fictional);
}

TEST(Draw, IsTheSameWhateverTheOrderOfTheRowsAndTheFormOfTheFile) {
  const std::vector<std::string> expected = keys(drawn(frame()).value());
  std::vector<std::string> lines = testing::rows;
  Chance chance("seed", "shuffle");
  for (int round = 0; round < 20; ++round) {
    for (std::size_t i = lines.size(); i > 1; --i) std::swap(lines[i - 1], lines[chance.below(i)]);
    EXPECT_EQ(keys(drawn(frame(lines), small_plan(), 1 + chance.below(50)).value()), expected);
  }
  const std::string plain = replaced(frame(), "\"Cas, \"\"de\"\" C\"", "Cas");
  EXPECT_EQ(keys(drawn(replaced(plain, "\n", "\r\n")).value()), expected);
  EXPECT_EQ(keys(drawn(replaced(plain, ",", ";")).value()), expected);
  EXPECT_EQ(keys(drawn("\xEF\xBB\xBF" + replaced(plain, "\n", "\n\n")).value()), expected);
}

TEST(Draw, OfAFictionalFrameIsFictional) {
  std::string text = replaced(testing::header, "\n", ",fictional\n");
  for (const std::string& line : testing::rows) text += replaced(line, "\n", ",yes\n");
  const Result<Sample> sample = drawn(text);
  ASSERT_TRUE(sample.ok());
  EXPECT_TRUE(sample.value().record.fictional);
  EXPECT_TRUE(
      sample_csv(sample.value(), small_plan())
          .starts_with(
              "key,stratum,group,language,permanent_random_number,base_weight,design.outcome,"
              "contact.name,"
              "contact.email,fictional\nf1,firms/none,firms,nl,0.15163312235331283,1,none,Firma 1,"
              "f1@example.invalid,yes\n"));
}

TEST(Draw, WithoutALanguageColumnInvitesInTheSourceLanguage) {
  Plan plan = small_plan();
  plan.language.clear();
  const Sample sample = drawn(frame(), plan).value();
  for (const SampledUnit& unit : sample.units) EXPECT_EQ(unit.language, "nl");
}

TEST(Draw, PlanDigestFollowsOnlyWhatDecidesAboutTheDraw) {
  Plan other = small_plan();
  other.fpc = false;
  other.margins.push_back({"m", "group", true, {}});
  EXPECT_EQ(plan_digest(other), plan_digest(small_plan()));
  other.sizes["people/granted"] = 3;
  EXPECT_NE(plan_digest(other), plan_digest(small_plan()));
}

// By python3: hashlib.sha256 of json.dumps with sorted keys and without blanks. A plan that was
// signed off before there were bounds keeps its digest.
TEST(Draw, PlanDigestHoldsTheRuleOfTheAllocation) {
  Plan plan = small_plan();
  plan.sizes.clear();
  plan.allocation = Allocation::Proportional;
  plan.total = 5;
  EXPECT_EQ(plan_digest(plan), "8489980f5e872825cfa5ec7f87909da36d831c85ae8cfbce5c7b9b96bcfbb548");
  plan.allocation = Allocation::Neyman;
  plan.least = 1;
  plan.most = 3;
  plan.sd = {{"people/granted", 2.0}, {"firms/none", 1.5}};
  EXPECT_EQ(plan_digest(plan), "16231ec2be82cdf9949aa4acbadfc32ea59a7b767d1ba44652783ded8e2c79f5");
}

// Three strata of 3, 2 and 2 units; by hand: 6 in equal parts is 2 each.
TEST(Draw, DrawsByTheRuleOfTheAllocation) {
  Plan plan = small_plan();
  plan.sizes.clear();
  plan.allocation = Allocation::Equal;
  plan.total = 6;
  const Sample sample = drawn(frame(), plan).value();
  EXPECT_EQ(keys(sample), (std::vector<std::string>{"f1", "f2", "c2", "c1", "c6", "c7"}));
  plan.most = 1;
  plan.least = 1;
  plan.total = 3;
  EXPECT_EQ(keys(drawn(frame(), plan).value()), (std::vector<std::string>{"f1", "c2", "c6"}));
}

// A random frame and plan: what must hold in every draw.
TEST(Draw, KeepsItsPromisesOnRandomFrames) {
  Chance chance("promises", "frames");
  for (int round = 0; round < 100; ++round) {
    std::vector<std::string> lines;
    std::map<std::string, std::size_t> units;
    std::set<std::string> left_out;
    const std::size_t rows = 20 + chance.below(200);
    for (std::size_t i = 0; i < rows; ++i) {
      const std::string key = "k" + std::to_string(i);
      const std::string outcome = "o" + std::to_string(chance.below(4));
      const bool no_address = chance.below(5) == 0;
      lines.push_back(key + ",people," + outcome + ",nl,N,e," + (no_address ? "no" : "yes") +
                      ",no\n");
      if (no_address) left_out.insert(key);
      if (!no_address) ++units["people/" + outcome];
    }
    Plan plan = small_plan();
    plan.sizes.clear();
    for (const auto& [name, n] : units) plan.sizes[name] = 1 + chance.below(n);
    const Sample sample = drawn(frame(lines), plan, 4096).value();
    std::map<std::string, std::size_t> got;
    std::map<std::string, double> weight;
    for (const SampledUnit& unit : sample.units) {
      EXPECT_FALSE(left_out.contains(unit.key));
      ++got[unit.stratum];
      weight[unit.stratum] += unit.base_weight;
    }
    EXPECT_EQ(got, plan.sizes);
    // Sums of at most 220 weights: rounding stays far below 1e-9.
    for (const auto& [name, n] : units) EXPECT_NEAR(weight[name], static_cast<double>(n), 1e-9);
    EXPECT_EQ(sample.record.excluded.at("no address"), left_out.size());

    // A larger size only adds units.
    Plan larger = plan;
    for (auto& [name, n] : larger.sizes) n += chance.below(units[name] - n + 1);
    const std::vector<std::string> more = keys(drawn(frame(lines), larger, 4096).value());
    const std::set<std::string> all(more.begin(), more.end());
    for (const std::string& key : keys(sample)) EXPECT_TRUE(all.contains(key));
  }
}

TEST(Draw, ReachesEveryUnitAlikeOverSeeds) {
  std::map<std::string, int> times;
  constexpr int seeds = 1500;
  for (int seed = 0; seed < seeds; ++seed) {
    Plan plan = small_plan();
    plan.seed = "s" + std::to_string(seed);
    for (const std::string& key : keys(drawn(frame(), plan, 4096).value())) ++times[key];
  }
  // n/N = 2/3: standard deviation sqrt(1500 * 2/9) = 18; five of them.
  for (const char* key : {"c1", "c2", "c3"}) EXPECT_NEAR(times[key], 1000, 92) << key;
  for (const char* key : {"c6", "c7"}) EXPECT_NEAR(times[key], 750, 97) << key;
  EXPECT_EQ(times["f1"], seeds);
}

// --- frames that are not taken

struct Broken {
  const char* name;
  std::string text;
  std::vector<std::string> problems;  ///< "code:line: message"
};

std::vector<std::string> told(const std::string& text) {
  const Result<Sample> sample = drawn(text);
  std::vector<std::string> all;
  if (sample.ok()) return all;
  for (const Problem& p : sample.problems()) {
    EXPECT_EQ(p.where, p.code.starts_with("sample.") ? "plans/2013.toml" : "frame.csv");
    all.push_back(p.code + ":" + std::to_string(p.line) + ": " + p.message);
  }
  return all;
}

std::string with(const std::string& line) {
  std::vector<std::string> lines = testing::rows;
  lines.push_back(line);
  return frame(lines);
}

TEST(Frame, TellsEveryMistakeWithItsLine) {
  const std::string good = frame();
  const std::vector<Broken> broken{
      {"empty", "", {"frame.empty:0: The file is empty."}},
      {"blank lines", "\n\r\n", {"frame.empty:0: The file is empty."}},
      {"header only",
       testing::header,
       {"frame.no-rows:0: The file has names of columns and no rows."}},
      {"utf-16",
       std::string("\xFF\xFE"
                   "c\0a\0",
                   6),
       {"frame.utf16:1: The file is UTF-16."}},
      {"utf-16 without mark",
       std::string("c\0a\0s\0e\0\n\0", 10),
       {"frame.nul-byte:1: There is a byte 0 here, so this is not a file of text."}},
      {"byte 0",
       with(std::string("c9,people,granted,nl,G\0,e,yes,no\n", 33)),
       {"frame.nul-byte:11: There is a byte 0 here, so this is not a file of text."}},
      {"latin-1",
       with("c9,people,granted,nl,G\xE9,e,yes,no\n"),
       {"frame.not-utf8:11: The row is not UTF-8."}},
      {"short row",
       with("c9,people,granted,nl\n"),
       {"frame.field-count:11: The row has 4 fields; the first row has 8."}},
      {"long row",
       with("c9,people,granted,nl,N,e,yes,no,more\n"),
       {"frame.field-count:11: The row has 9 fields; the first row has 8."}},
      {"missing column",
       replaced(good, "case,group,", "case,groep,"),
       {"frame.column-missing:1: There is no column 'group' (the customer group); there is one "
        "'groep'."}},
      {"two missing columns",
       replaced(replaced(good, ",address,", ",x,"), "case,", "number,"),
       {"frame.column-missing:1: There is no column 'case' (the key).",
        "frame.column-missing:1: There is no column 'address' (a rule that leaves people out)."}},
      {"duplicate header",
       replaced(good, "opted_out\n", "opted_out,email\n"),
       {"frame.duplicate-header:1: There are two columns 'email'."}},
      {"duplicate key",
       with("c2,people,granted,nl,N,e,yes,no\n"),
       {"frame.key-duplicate:11: The key 'c2' is on line 3 already."}},
      {"duplicate of one left out",
       with("c4,people,granted,nl,N,e,yes,no\n"),
       {"frame.key-duplicate:11: The key 'c4' is on line 5 already."}},
      {"empty key",
       with(",people,granted,nl,N,e,yes,no\n"),
       {"frame.key-empty:11: The unit has no 'case'."}},
      {"unknown group",
       with("c9,peple,granted,nl,N,e,yes,no\n"),
       {"frame.group-unknown:11: 'peple' is not a customer group. Did you mean 'people'?"}},
      {"unknown language",
       with("c9,people,granted,fr,N,e,yes,no\n"),
       {"frame.language-unknown:11: 'fr' is not a language of the study."}},
      {"empty stratum value",
       with("c9,people,,nl,N,e,yes,no\n"),
       {"frame.stratum-value-empty:11: The field 'outcome' is empty."}},
      {"slash in stratum value",
       with("c9,people,a/b,nl,N,e,yes,no\n"),
       {"frame.stratum-value-slash:11: The field 'outcome' has a '/' in it, which joins the names "
        "of strata."}},
      {"mail header",
       with("c9,people,granted,nl,\"N\r\nBcc: x@example.invalid\",e,yes,no\n"),
       {"frame.control-character:11: The field 'name' has a control character (U+000D) in it."}},
      {"line end",
       with("c9,people,granted,nl,N,\"e@x\nf\",yes,no\n"),
       {"frame.control-character:11: The field 'email' has a control character (U+000A) in it."}},
      {"a head in an address",
       with("c9,people,granted,nl,N,\"Street 1\nTown: x\",yes,no\n"),
       {"frame.control-character:11: The field 'email' has a control character (U+000A) in it."}},
      {"an empty row in the midst",
       with(",,,,,,,\nc9,people,granted,nl,N,e,yes,no\n"),
       {"frame.empty-row:11: The row is empty, and others follow."}},
      {"near a value that leaves out",
       with("c9,people,granted,nl,N,e,yes,Yes\nc10,people,granted,nl,N,e,yes, y\n"),
       {"frame.exclude-near:11: The field 'opted_out' is 'Yes', and the plan leaves out 'yes'.",
        "frame.exclude-near:12: The field 'opted_out' is ' y', and the plan leaves out 'y'."}},
      {"next line",
       with("c9,people,granted,nl,N\xC2\x85,e,yes,no\n"),
       {"frame.control-character:11: The field 'name' has a control character (U+0085) in it."}},
      {"line separator",
       with("c9,people,granted,nl,N\xE2\x80\xA8,e,yes,no\n"),
       {"frame.control-character:11: The field 'name' has a control character (U+2028) in it."}},
      {"blank after a value",
       with("c9,people,granted ,nl,N,e,yes,no\n"),
       {"frame.blanks-around:11: The field 'outcome' begins or ends with a blank."}},
      {"quote inside",
       with("c9,people,granted,nl,N \"x\",e,yes,no\n"),
       {"frame.quote-misplaced:11: There is a quote where none may be."}},
      {"cut short",
       with("c9,people,granted,nl,\"N,e,yes,no\n"),
       {"frame.cut-short:11: The row that begins here has a quote that is opened and never "
        "closed."}},
      {"fictional and not",
       "case,group,outcome,language,name,email,address,opted_out,fictional\n"
       "c1,people,granted,nl,N,e,yes,no,yes\nc2,people,granted,nl,N,e,yes,no,no\n",
       {"frame.fictional-mixed:3: This unit is not fictional and the first is."}},
      {"all left out",
       testing::header + "c1,people,granted,nl,N,e,no,no\n",
       {"frame.nothing-left:0: The plan's rules leave out 1 unit, the only one."}},
      {"two at once",
       with("c9,people,granted\n,people,granted,nl,N,e,yes,no\n"),
       {"frame.field-count:11: The row has 3 fields; the first row has 8.",
        "frame.key-empty:12: The unit has no 'case'."}},
      {"too few in a stratum", replaced(good, "c2,people,granted", "c2,people,refused"), {}},
      {"a stratum too small",
       replaced(replaced(good, "c2,people,granted", "c2,people,refused"), "c1,people,granted",
                "c1,people,refused"),
       {"sample.stratum-too-small:0: Stratum 'people/granted' has 1 unit on the frame; the plan "
        "asks for 2."}},
      {"strata that differ",
       replaced(good, "firms,none", "firms,nonne"),
       {"sample.stratum-without-size:0: Stratum 'firms/nonne' has 2 units on the frame and no size "
        "in the plan.",
        "sample.stratum-not-on-frame:0: The plan asks for 2 units of stratum 'firms/none', which "
        "no "
        "unit of the frame is in; there is one 'firms/nonne'."}}};
  for (const Broken& b : broken) EXPECT_EQ(told(b.text), b.problems) << b.name;
}

TEST(Frame, DoesNotLookIntoWhatTheRulesLeaveOut) {
  EXPECT_TRUE(drawn(with("c9,strangers,,xx,,,no,no\n")).ok());
}

TEST(Frame, PrintsAHundredMistakesAndTheNumberOfTheOthers) {
  std::string text = testing::header;
  for (int i = 20; i < 270; ++i) text += std::string(static_cast<std::size_t>(i), ',') + "\n" + "";
  for (std::size_t from = text.find("\n,"); from != std::string::npos;
       from = text.find("\n,", from + 1))
    text.insert(from + 1, "x");
  const std::vector<std::string> all = told(text);
  ASSERT_EQ(all.size(), 101u);
  EXPECT_EQ(all.back(), "frame.more:0: There are 150 more mistakes.");
}

TEST(Frame, TellsLikeMistakesOnceWithTheirNumberAndFirstLines) {
  std::string text = testing::header;
  for (int i = 0; i < 250; ++i) text += "too,short\n";
  const std::vector<std::string> all = told(text);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_NE(all.front().find("So in 250 rows: lines 2, 3, 4, 5, 6 and 245 more."),
            std::string::npos)
      << all.front();
}

TEST(Frame, RefusesADesignColumnThatTellsPeopleApart) {
  std::string text = testing::header;
  for (int i = 0; i < 1500; ++i) {
    const std::string n = std::to_string(i);
    text += "c" + n + ",people,born-" + n + ",nl,N,e,yes,no\n";
  }
  const std::vector<std::string> all = told(text);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0],
            "frame.not-coarse:1002: The column 'outcome' has more than 1000 different values.");
}

// --- sample.csv

TEST(SampleFile, ReadsBackWhatItWrote) {
  Sample sample = drawn(frame()).value();
  const std::string csv = sample_csv(sample, small_plan());
  sample.record.file_sha256 = sha256(csv);
  const Result<Sample> read = read_sample(csv, sample.record, "sample.csv");
  ASSERT_TRUE(read.ok());
  ASSERT_EQ(read.value().units.size(), sample.units.size());
  for (std::size_t i = 0; i < sample.units.size(); ++i) {
    const SampledUnit &a = read.value().units[i], &b = sample.units[i];
    EXPECT_EQ(a.key, b.key);
    EXPECT_EQ(a.contact, b.contact);
    EXPECT_EQ(a.design, b.design);
    EXPECT_EQ(a.permanent_random_number, b.permanent_random_number);
    EXPECT_EQ(a.base_weight, b.base_weight);
  }
}

TEST(SampleFile, ThatWasTouchedIsNotAsRecorded) {
  Sample sample = drawn(frame()).value();
  const std::string csv = sample_csv(sample, small_plan());
  sample.record.file_sha256 = sha256(csv);
  const std::string touched = replaced(csv, "bo@example.invalid", "me@example.invalid");
  ASSERT_NE(touched, csv);
  EXPECT_EQ(read_sample(touched, sample.record, "sample.csv").problems().front().code,
            "sample.not-as-recorded");
  // A row taken out, and the hash of the file made to fit.
  const std::string less = csv.substr(0, csv.rfind('\n', csv.size() - 2) + 1);
  sample.record.file_sha256 = sha256(less);
  EXPECT_EQ(read_sample(less, sample.record, "sample.csv").problems().front().code,
            "sample.not-as-recorded");
  const std::string odd = replaced(csv, ",1.5,", ",many,");
  sample.record.file_sha256 = sha256(odd);
  const Problem p = read_sample(odd, sample.record, "sample.csv").problems().front();
  EXPECT_EQ(p.code, "sample.unreadable");
  EXPECT_EQ(p.line, 4u);
}

// The plan says "ja" and the frame "yes": whoever had opted out was drawn.
TEST(Draw, RefusesARuleThatNobodyFitsThoughItsColumnTellsPeopleApart) {
  const std::string text = frame();
  ASSERT_NE(text.find(",yes\n"), std::string::npos);
  Plan plan = small_plan();
  plan.exclusions.back().values = {"ja"};
  const auto refused = drawn(text, plan);
  ASSERT_FALSE(refused.ok());
  ASSERT_EQ(refused.problems().size(), 1u);
  const Problem& problem = refused.problems().front();
  EXPECT_EQ(problem.code, "frame.exclude-never");
  EXPECT_TRUE(
      problem.message.starts_with("The plan leaves out 'ja' of 'opted_out', and no unit has "
                                  "that; the column holds 'no' ("))
      << problem.message;
  plan.exclusions.back().may_be_absent = true;
  EXPECT_TRUE(drawn(text, plan).ok());
  // A column that tells nobody apart has nobody to leave out.
  plan.exclusions.back().may_be_absent = false;
  EXPECT_TRUE(drawn(replaced(replaced(text, ",yes\n", ",no\n"), ",y\n", ",no\n"), plan).ok());
}

}  // namespace
}  // namespace peil::sampling
