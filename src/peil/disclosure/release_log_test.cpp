#include "peil/disclosure/release_log.h"

#include <gtest/gtest.h>

#include "peil/base/digest.h"

namespace peil::disclosure {
namespace {

LoggedRelease entry(std::size_t number) {
  LoggedRelease e;
  e.number = number, e.at = "2013-12-02T09:00:00+01:00", e.by = "A. \"Ann\" de Vries";
  e.wave = "2013", e.digest = "3f9a2c51d0e7", e.output = "report", e.least_shown = 10;
  e.verdict = ReleaseVerdict::Review, e.approved_by = "Bea", e.reason = "kleine groep, bekend\n";
  e.figures = {
      {{"2013", "vr", "overall", "mean"}, 7.7012345678901234, 934, ReleaseVerdict::Pass, ""},
      {{"2013", "vr", "channels", "share:desk"}, 0.1, 900, ReleaseVerdict::Review, "too-wide"},
      {{"2013", "boak", "overall", "mean"}, {}, 0, ReleaseVerdict::Fail, "no-spread"}};
  e.exceptions = {{"2013/vr/overall/low@3f9a2c51d0e7", e.reason, e.by, "Bea", e.at, number}};
  e.groups = {{"all", {"a", "b"}}, {"vr", {"a"}}};
  e.answers = {{{"a", "overall"}, 934}, {{"b", "overall"}, 4}};
  return e;
}

std::string log_of(std::size_t entries) {
  std::string log;
  for (std::size_t n = 1; n <= entries; ++n) log += log_line(entry(n), log) + "\n";
  return log;
}

// The code and the line of what is wrong.
std::string wrong(const std::string& log) {
  const auto read = read_log(log, "data/releases.jsonl");
  if (read.ok()) return "";
  const Problem& first = read.problems().front();
  EXPECT_EQ(first.where, "data/releases.jsonl");
  EXPECT_NE(first.message.find("Line " + std::to_string(first.line)), std::string::npos);
  return first.code + ' ' + std::to_string(first.line);
}

std::string with(std::string text, const std::string& old, const std::string& now) {
  return text.replace(text.find(old), old.size(), now);
}

TEST(ReleaseLog, IsReadAsItWasWritten) {
  const auto read = read_log(log_of(2), "x");
  ASSERT_TRUE(read.ok());
  ASSERT_EQ(read.value().releases.size(), 2u);
  const LoggedRelease &one = read.value().releases[1], want = entry(2);
  EXPECT_EQ(one.number, 2u);
  EXPECT_EQ(one.by, want.by);
  EXPECT_EQ(one.at, want.at);
  EXPECT_EQ(one.reason, want.reason);
  EXPECT_EQ(one.verdict, want.verdict);
  EXPECT_EQ(one.figures, want.figures);
  EXPECT_EQ(one.exceptions, want.exceptions);
  EXPECT_EQ(one.groups, want.groups);
  EXPECT_EQ(one.answers, want.answers);
}

LoggedTable table_entry(std::size_t number) {
  LoggedTable t;
  t.number = number, t.at = "2013-12-03T09:00:00+01:00", t.by = "peil tables";
  t.title = "Oordeel \"naar\" kanaal", t.waves = {{"2011", "aaa"}, {"2013", "bbb"}};
  t.fictional = true, t.least_shown = 10;
  t.specification = "wave = \"2013\"\nrows = [\"overall\"]\n";
  t.held = {{{"now", "overall", "channel=desk"}, "too-few"},
            {{"rest", "overall:high", "total"}, "protecting"}};
  t.rows = {{"2013", {}, {{{"overall"}, {"channel"}, {{"desk", {6, false, true}}}}}}};
  return t;
}

TEST(ReleaseLog, KeepsTablesInOneChainWithReleases) {
  std::string log = log_line(entry(1), "") + "\n";
  log += log_line(table_entry(2), log) + "\n";
  log += log_line(entry(3), log) + "\n";
  const auto read = read_log(log, "x");
  ASSERT_TRUE(read.ok()) << read.problems().front().message;
  EXPECT_EQ(read.value().lines(), 3u);
  EXPECT_EQ(read.value().releases.at(1).number, 3u);
  const LoggedTable &one = read.value().tables.at(0), want = table_entry(2);
  EXPECT_EQ(one.number, 2u);
  EXPECT_EQ(one.at, want.at);
  EXPECT_EQ(one.by, want.by);
  EXPECT_EQ(one.title, want.title);
  EXPECT_EQ(one.waves, want.waves);
  EXPECT_EQ(one.fictional, want.fictional);
  EXPECT_EQ(one.least_shown, want.least_shown);
  EXPECT_EQ(one.specification, want.specification);
  EXPECT_EQ(one.held, want.held);
  EXPECT_EQ(one.rows, want.rows);
  EXPECT_EQ(wrong(with(log, "channel=desk", "channel=text")), "releases.line 2");
  const std::string first = log.substr(0, log.find('\n') + 1);
  EXPECT_EQ(wrong(first + log_line(table_entry(3), first) + "\n"), "releases.chain 2");
}

// What only earlier tables changed does not have to be worked out anew.
TEST(ReleaseLog, AFurtherTableLeavesTheReleasesAsTheyWere) {
  const std::string log = log_of(1);
  const std::string with_table = log + log_line(table_entry(2), log) + "\n";
  EXPECT_EQ(releases_alone(with_table), releases_alone(log));
  EXPECT_NE(releases_alone(log_of(2)), releases_alone(log));
}

TEST(ReleaseLog, OfNothingIsEmpty) {
  EXPECT_EQ(read_log("", "x").value().lines(), 0u);
  EXPECT_EQ(end_of_chain(""), "");
}

TEST(ReleaseLog, EveryLineHasTheDigestOfTheOneBefore) {
  const std::string log = log_of(2), first = log.substr(0, log.find('\n'));
  EXPECT_NE(log.find("\"previous\":\"" + sha256(first) + "\""), std::string::npos);
  EXPECT_NE(first.find("\"previous\":\"" + std::string(64, '0') + "\""), std::string::npos);
  EXPECT_EQ(end_of_chain(log), sha256(log.substr(first.size() + 1, log.size() - first.size() - 2)));
}

TEST(ReleaseLog, NamesTheLineThatWasChanged) {
  const std::string log = log_of(3);
  EXPECT_EQ(wrong(log), "");
  EXPECT_EQ(wrong(with(log, "934", "935")), "releases.line 1");
  const std::string two = log.substr(log.find('\n') + 1);
  EXPECT_EQ(wrong(log.substr(0, log.find('\n') + 1) + with(two, "\"report\"", "\"letter\"")),
            "releases.line 2");
  EXPECT_EQ(wrong(log + "no entry\n"), "releases.line 4");
}

TEST(ReleaseLog, NamesTheLineThatDoesNotFollow) {
  const std::string log = log_of(3), rest = log.substr(log.find('\n') + 1);
  EXPECT_EQ(wrong(rest), "releases.chain 1");
  const std::string last = rest.substr(rest.find('\n') + 1);
  EXPECT_EQ(wrong(log.substr(0, log.find('\n') + 1) + last), "releases.chain 2");
  EXPECT_EQ(wrong(log + last), "releases.chain 4") << "the same entry twice";
  // An entry written anew, seal and all, in the place of the first.
  LoggedRelease other = entry(1);
  other.by = "Somebody else";
  EXPECT_EQ(wrong(log_line(other, "") + "\n" + rest), "releases.chain 2");
}

TEST(ReleaseLog, NamesTheLineThatBreaksOff) {
  const std::string log = log_of(2);
  EXPECT_EQ(wrong(log.substr(0, log.size() - 1)), "releases.not-whole 2");
  EXPECT_EQ(wrong(log.substr(0, log.size() - 40)), "releases.not-whole 2");
  EXPECT_EQ(wrong(log.substr(0, 100)), "releases.not-whole 1");
}

// Whatever single byte is lost or changed, somebody is told.
TEST(ReleaseLog, NoByteCanBeChangedUnseen) {
  const std::string log = log_of(2);
  for (std::size_t i = 0; i < log.size(); i += 7) {
    std::string changed = log;
    changed[i] = changed[i] == 'x' ? 'y' : 'x';
    EXPECT_NE(wrong(changed), "") << i;
    EXPECT_NE(wrong(log.substr(0, i) + log.substr(i + 1)), "") << i;
  }
}

TEST(ReleaseLog, TellsTheGateWhatIsOutAndWhatIsSecret) {
  const std::vector<LoggedRelease> log{entry(1), entry(2)};
  const auto out = went_out(log);
  ASSERT_EQ(out.size(), 1u);
  const WentOut& wave = out.at("2013");
  ASSERT_EQ(wave.releases.size(), 2u);
  EXPECT_EQ(wave.releases[0].shown,
            (std::set<FigureName>{{"2013", "vr", "overall", "mean"},
                                  {"2013", "vr", "channels", "share:desk"}}));
  EXPECT_EQ(wave.releases[0].secret, (std::set<FigureName>{{"2013", "boak", "overall", "mean"}}));
  EXPECT_EQ(wave.releases[1].answered("a", "overall"), 934u);
  EXPECT_EQ(wave.releases[1].answered("a", "else"), 0u);
  EXPECT_EQ(wave.exceptions.size(), 2u);
}

}  // namespace
}  // namespace peil::disclosure
