// What every store of what happened in the field promises, run against the one in memory and the
// one on disk.
#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "peil/ports/testing/memory_contacts.h"
#include "peil/store/contact_store.h"
#include "peil/store/testing/samples.h"

namespace peil::store::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
enum class Ledger { Memory, Disk };

class ContactPort : public ::testing::TestWithParam<Ledger> {
 protected:
  std::unique_ptr<ContactStore> made() const {
    if (GetParam() == Ledger::Memory) return std::make_unique<peil::testing::MemoryContactStore>();
    return contact_store(folder_.file("data"), true);
  }
  std::vector<ContactEvent> all(const std::string& wave = "2013") const {
    std::vector<ContactEvent> seen;
    store_->each(wave, [&](const ContactEvent& event) { seen.push_back(event); });
    return seen;
  }
  std::vector<ContactResult> results() const {
    std::vector<ContactResult> seen;
    for (const ContactEvent& event : all()) seen.push_back(event.result);
    return seen;
  }
  TemporaryFolder folder_;
  std::unique_ptr<ContactStore> store_ = made();
};

Day on(int day) { return Day(std::chrono::days(16000 + day)); }
ContactEvent field_event(const std::string& person, const std::string& step, ContactResult result,
                         int day = 0) {
  return {person, "2013", step, ContactMode::Letter, result, on(day)};
}
using Several = std::vector<ContactEvent>;

TEST_P(ContactPort, AMessageIsClaimedOnce) {
  const Several two{field_event("a", "invite", ContactResult::Sent),
                    field_event("b", "invite", ContactResult::Sent)};
  const auto own = store_->claim(two);
  ASSERT_EQ(own.size(), 2U);
  EXPECT_EQ(own[0].result, ContactResult::Sending);
  const auto again =
      store_->claim(Several{two[1], field_event("c", "invite", {}), two[0],
                            field_event("c", "invite", {}), field_event("a", "reminder-1", {})});
  ASSERT_EQ(again.size(), 2U);
  EXPECT_EQ(again[0].person, "c");
  EXPECT_EQ(again[1].step, "reminder-1");
  EXPECT_EQ(all().size(), 4U);
  EXPECT_EQ(all("2014"), Several{});
}

TEST_P(ContactPort, AnAttemptHasOneRowAndOneEnd) {
  store_->claim(Several{field_event("a", "invite", {})});
  store_->settle(Several{field_event("a", "invite", ContactResult::Failed, 1)});
  EXPECT_THAT(results(), ElementsAre(ContactResult::Failed));
  EXPECT_EQ(store_->claim(Several{field_event("a", "invite", {}, 2)}).size(), 1U);
  store_->settle(Several{field_event("a", "invite", ContactResult::Sent, 3)});
  EXPECT_THAT(results(), ElementsAre(ContactResult::Failed, ContactResult::Sent));
  EXPECT_EQ(all()[1].day, on(3));
  EXPECT_THAT(store_->claim(Several{field_event("a", "invite", {}, 4)}), IsEmpty());
}

TEST_P(ContactPort, WhatWasNotClaimedDoesNotSettleAndNeitherDoesTheRest) {
  store_->claim(Several{field_event("a", "invite", {})});
  EXPECT_THROW(store_->settle(Several{field_event("a", "invite", ContactResult::Sent),
                                      field_event("b", "invite", ContactResult::Sent)}),
               ContractError);
  EXPECT_THAT(results(), ElementsAre(ContactResult::Sending));
}

TEST_P(ContactPort, WhoseSenderIsGoneIsUnknownAndNotSentAgainButMaySettle) {
  store_->claim(Several{field_event("a", "invite", {}), field_event("b", "invite", {})});
  store_->settle(Several{field_event("b", "invite", ContactResult::Sent)});
  EXPECT_EQ(store_->give_up_sending("2014", on(1)), 0U);
  EXPECT_EQ(store_->give_up_sending("2013", on(1)), 1U);
  EXPECT_EQ(store_->give_up_sending("2013", on(1)), 0U);
  EXPECT_THAT(results(), ElementsAre(ContactResult::Unknown, ContactResult::Sent));
  EXPECT_THAT(store_->claim(Several{field_event("a", "invite", {})}), IsEmpty());
  store_->settle(Several{field_event("a", "invite", ContactResult::Sent, 2)});
  EXPECT_THAT(results(), ElementsAre(ContactResult::Sent, ContactResult::Sent));
}

TEST_P(ContactPort, TheSameEventAgainAddsNothing) {
  const Several three{field_event("a", "", ContactResult::Returned, 5),
                      field_event("a", "", ContactResult::Refused, 6),
                      field_event("b", "", ContactResult::Returned, 5)};
  EXPECT_EQ(store_->add(three), 3U);
  EXPECT_EQ(store_->add(three), 0U);
  Several other = three;
  other[0].day = on(7);
  EXPECT_EQ(store_->add(other), 1U);
  EXPECT_THAT(results(), ElementsAre(ContactResult::Returned, ContactResult::Refused,
                                     ContactResult::Returned, ContactResult::Returned));
}

TEST_P(ContactPort, AMessageThatOthersSentIsNotSentAgainNorCountedTwice) {
  EXPECT_EQ(store_->add(Several{field_event("a", "invite", ContactResult::Sent, 1)}), 1U);
  EXPECT_EQ(store_->add(Several{field_event("a", "invite", ContactResult::Sent, 2)}), 0U);
  EXPECT_THAT(store_->claim(Several{field_event("a", "invite", {}, 2)}), IsEmpty());
  EXPECT_THROW(store_->add(Several{field_event("a", "x", ContactResult::Sending)}), ContractError);
}

TEST_P(ContactPort, GivesAnEventBackAsItWas) {
  Several every;
  int day = 0;
  for (const auto& [mode, mode_name] : contact_modes) {
    for (const auto& [result, name] : contact_results) {
      if (!goes_out(result))
        every.push_back({"a", "2013", "step " + std::to_string(++day), mode, result, on(day)});
    }
  }
  EXPECT_EQ(store_->add(every), every.size());
  EXPECT_EQ(all(), every);
}

TEST_P(ContactPort, OfManyWhoClaimTheSameOneGetsIt) {
  std::atomic<std::size_t> own = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 10; ++i)
          own += store_->claim(Several{field_event(std::to_string(i), "invite", {})}).size();
      });
    }
  }
  EXPECT_EQ(own, 10U);
}

INSTANTIATE_TEST_SUITE_P(All, ContactPort, ::testing::Values(Ledger::Memory, Ledger::Disk),
                         [](const auto& i) {
                           return i.param == Ledger::Memory ? "Memory" : "Disk";
                         });

}  // namespace
}  // namespace peil::store::testing
