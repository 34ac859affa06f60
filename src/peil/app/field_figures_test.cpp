#include "peil/app/field_figures.h"

#include <gtest/gtest.h>

#include "peil/app/testing/loaded_wave.h"

namespace peil::app {
namespace {

using fieldwork::FieldLine;
using fieldwork::Outcome;
using testing::LoadedWave;

const FieldLine& line_of(const FieldFigures& field, const std::string& variable,
                         const std::string& level) {
  for (const FieldLine& line : field.lines) {
    if (line.variable == variable && line.level == level) return line;
  }
  throw std::logic_error("a line of " + variable + " " + level);
}

std::string problem_of(const Result<FieldFigures>& found) {
  return found.ok() ? "" : found.problems().front().code;
}

TEST(FieldFigures, JoinWhatHappenedWithWhoAnswered) {
  LoadedWave wave;
  for (const char* key : {"c1", "c2", "c6", "f1"})
    wave.happened(key, ContactResult::Sent, "invite");
  wave.answers("c1", 2, true);
  wave.answers("c2", 1, false);
  wave.happened("c2", ContactResult::Refused);  // after half of the items
  wave.answers("c6", 0, false, 1);
  wave.happened("f1", ContactResult::Returned);
  const StoresToRead stores = wave.to_read();
  const auto found = field_figures(wave.study, "2013", stores, &wave.contacts);
  ASSERT_TRUE(found.ok()) << problem_of(found);
  const FieldFigures& field = found.value();
  EXPECT_TRUE(field.sending_recorded);
  EXPECT_EQ(field.contacts, 6U);
  EXPECT_FALSE(field.representative) << "one complete is too few for it";
  const FieldLine& all = field.lines.front();
  EXPECT_EQ(all.drawn, 5U);
  EXPECT_EQ(all.sent, 4U);
  EXPECT_EQ(all.delivered, 3U);
  EXPECT_EQ(all.started, 3U);
  EXPECT_EQ(all.with(Outcome::Complete), 1U);
  EXPECT_EQ(all.with(Outcome::Partial), 1U);
  EXPECT_EQ(all.with(Outcome::BreakOff), 1U);
  EXPECT_EQ(all.with(Outcome::Undelivered), 1U);
  EXPECT_EQ(all.with(Outcome::NotSent), 1U);
  EXPECT_EQ(line_of(field, "customer_group", "people").started, 3U);
  EXPECT_EQ(line_of(field, "customer_group", "firms").with(Outcome::Undelivered), 1U);
  EXPECT_EQ(line_of(field, "language", "ar").with(Outcome::Partial), 1U);
  EXPECT_EQ(line_of(field, "mode", "letter").drawn, 4U);
  EXPECT_EQ(line_of(field, "mode", "").drawn, 1U);
  EXPECT_EQ(line_of(field, "stratum", "people/refused").with(Outcome::BreakOff), 1U);
  ASSERT_EQ(field.days.size(), 1U);
  EXPECT_EQ(day_text(field.days[0].day), "2013-09-10");
  ASSERT_EQ(field.break_off.size(), 1U);
  EXPECT_EQ(field.break_off[0].people, 2U);
  EXPECT_EQ(field.break_off[0].partial, 1U);
}

TEST(FieldFigures, TheThresholdOfThePlanDecidesWhoIsPartial) {
  LoadedWave wave;
  wave.answers("c2", 1, false);
  wave.study.plans.front().partial = 0.75;
  const StoresToRead stores = wave.to_read();
  const auto found = field_figures(wave.study, "2013", stores, &wave.contacts);
  EXPECT_EQ(found.value().lines.front().with(Outcome::Partial), 0U);
  EXPECT_EQ(found.value().lines.front().with(Outcome::BreakOff), 1U);
}

TEST(FieldFigures, OfAWaveWithoutRecordsItIsNotKnownWhatWentOut) {
  LoadedWave wave;
  wave.answers("c1", 2, true);
  wave.happened("c2", ContactResult::Returned);
  const StoresToRead stores = wave.to_read();
  for (const ContactStore* contacts : {static_cast<const ContactStore*>(nullptr),
                                       static_cast<const ContactStore*>(&wave.contacts)}) {
    const auto found = field_figures(wave.study, "2013", stores, contacts);
    ASSERT_TRUE(found.ok());
    EXPECT_FALSE(found.value().sending_recorded);
    const FieldLine& all = found.value().lines.front();
    EXPECT_FALSE(all.sent);
    EXPECT_FALSE(all.delivered);
    EXPECT_EQ(all.with(Outcome::NotSent), 0U);
    EXPECT_EQ(all.with(Outcome::NothingReturned), contacts == nullptr ? 4U : 3U);
  }
}

TEST(FieldFigures, EventsOfPeopleWhoAreNotThereCountNowhereAndAreTold) {
  LoadedWave wave;
  wave.contacts.add(std::vector<ContactEvent>{
      {"somebody", "2013", "", ContactMode::Phone, ContactResult::Refused, Day()}});
  const StoresToRead stores = wave.to_read();
  const auto found = field_figures(wave.study, "2013", stores, &wave.contacts);
  EXPECT_EQ(found.value().strangers, 1U);
  EXPECT_EQ(found.value().lines.front().with(Outcome::Refused), 0U);
}

TEST(FieldFigures, StoresThatDoNotAgreeGiveNone) {
  LoadedWave wave;
  wave.stores.keys->remove(std::vector<std::string>{wave.person.at("c1")});
  StoresToRead stores = wave.to_read();
  EXPECT_EQ(problem_of(field_figures(wave.study, "2013", stores, nullptr)), "field.list-differs");
  stores.keys = nullptr;
  EXPECT_EQ(problem_of(field_figures(wave.study, "2013", stores, nullptr)), "field.keys-gone");
  EXPECT_EQ(problem_of(field_figures(wave.study, "2011", stores, nullptr)), "field.not-loaded");
  wave.study.plans.front().import.emplace();
  EXPECT_EQ(problem_of(field_figures(wave.study, "2013", stores, nullptr)), "field.imported-wave");
}

}  // namespace
}  // namespace peil::app
