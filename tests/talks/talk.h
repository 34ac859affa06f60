#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "peil/app/interview.h"
#include "peil/base/digest.h"
#include "peil/interview/login_code.h"
#include "peil/interview/route.h"
#include "peil/interview/testing.h"
#include "peil/ports/testing/memory_stores.h"

namespace peil::talks {

struct FixedClock : Clock {
  Day day = *read_day("2013-10-01");
  std::int64_t passed = 0;  ///< seconds
  Day today(const std::string&) const override { return day; }
  std::string now(const std::string&) const override { return "2013-10-01T10:30:05+02:00"; }
  std::int64_t seconds() const override { return passed; }
};

/// Different bytes at every call, the same in every run.
struct CountedSecrets : Secrets {
  std::uint64_t calls = 0;
  std::mutex mutex;
  std::string bytes(std::size_t count) override {
    const std::scoped_lock lock(mutex);
    return hmac_sha256("secrets", std::to_string(++calls)).substr(0, count);
  }
};

/// A study being held, with everything in memory.
struct House {
  explicit House(Study s = interview::testing::small_interview()) : study(std::move(s)) {}

  Study study;
  Stores stores = testing::memory_stores();
  FixedClock clock;
  CountedSecrets secrets;
  app::Interview interview{study,   study.waves.back(), *stores.responses, *stores.keys, clock,
                           secrets, stores.server_key};

  testing::MemoryResponseStore& responses() {
    return static_cast<testing::MemoryResponseStore&>(*stores.responses);
  }
  /// A person of the sample with a code.
  std::string enrol(const std::string& group, const std::string& code) {
    Respondent who;
    who.id = hex(secrets.bytes(16));
    who.wave = study.waves.back().name;
    who.group = group;
    stores.responses->enrol(std::vector{who}, std::nullopt);
    const auto canonical = interview::canonical_login_code(code).value();
    stores.keys->add(std::vector<KeyEntry>{
        {interview::login_code_hmac(stores.server_key, canonical), who.id, "person"}});
    return who.id;
  }
};

using Outcome = app::Interview::Outcome;

/// An interview that reads as the conversation it stands for.
class Talk {
 public:
  explicit Talk(const std::string& group = "clients",
                Study study = interview::testing::small_interview())
      : house_(std::make_unique<House>(std::move(study))),
        id_(house_->enrol(group, "0123-4567-89AB")) {
    go("");
  }

  /// The page on the screen is this one.
  Talk& asks(const std::string& page) {
    EXPECT_EQ(where(), page);
    return *this;
  }
  /// Fills in a field of the page on the screen.
  Talk& says(const std::string& item, const std::string& value) {
    fields_.emplace_back(item, value);
    return *this;
  }
  /// Presses the button; every answer is accepted.
  Talk& sends() {
    press();
    EXPECT_TRUE(std::holds_alternative<app::Interview::Accepted>(outcome_)) << where();
    return *this;
  }
  Talk& answers(const std::string& item, const std::string& value) {
    return says(item, value).sends();
  }
  /// Presses the button; the page comes back with this error beside this item.
  Talk& is_refused(const std::string& item, const std::string& error) {
    press();
    EXPECT_TRUE(std::holds_alternative<app::Interview::Refused>(outcome_));
    EXPECT_EQ(shown_question(item).errors[item], error);
    return *this;
  }
  /// The link "back".
  Talk& goes_back() { return go(page_ ? page_->back : ""), *this; }
  Talk& goes_to(const std::string& page) { return go(page), *this; }
  /// Closes the browser and types the code again.
  Talk& comes_back_later() {
    EXPECT_EQ(house_->interview.log_in("0123-4567-89ab"), id_);
    go("");
    return *this;
  }
  /// The page on the screen shows this answer.
  Talk& sees(const std::string& item, const Given& given) {
    EXPECT_EQ(shown_question(item).given[item], given) << item;
    return *this;
  }
  Talk& sees_nothing_at(const std::string& item) {
    EXPECT_FALSE(shown_question(item).given.contains(item));
    return *this;
  }
  Talk& sees_notice(const std::string& key) {
    EXPECT_EQ(page_ ? page_->notice : "", key);
    return *this;
  }
  Talk& ends() {
    EXPECT_TRUE(thanks_) << "still asks " << where();
    return *this;
  }
  /// The answers that count are these, in the words of answers_json.
  Talk& is_held_as(const std::string& json) {
    const auto who = house_->responses().respondent(id_).value();
    const auto response = interview::fold(who, house_->responses().events(id_));
    EXPECT_EQ(
        answers_json(interview::on_route(house_->study.questionnaire, who.group, response.answers)),
        json);
    return *this;
  }
  Talk& has_events(std::size_t count) {
    EXPECT_EQ(house_->responses().events(id_).size(), count);
    return *this;
  }

  /// The page on the screen as a browser would keep it in its history.
  app::Interview::Sending cached() const {
    return {id_, page_->page->name, {{app::Interview::mark_field, page_->post}}, "nl"};
  }
  /// Sends a kept page, whatever is on the screen.
  Outcome post(app::Interview::Sending sending) {
    std::optional<Outcome> got;
    house_->interview.send(
        std::move(sending), [](std::function<void()> work) { work(); },
        [&](Outcome outcome) { got = std::move(outcome); },
        [](std::exception_ptr why) { std::rethrow_exception(why); });
    return std::move(got).value();
  }
  const Outcome& outcome() const { return outcome_; }
  House& house() { return *house_; }
  const std::string& id() const { return id_; }
  const std::optional<interview::PageShown>& page() const { return page_; }
  const std::optional<app::Interview::Thanks>& thanked() const { return thanks_; }

  std::string where() const {
    return page_ ? page_->page->name : thanks_ ? "(thanks)" : "(log in)";
  }

  void go(const std::string& page) { take_view(house_->interview.show(id_, page, "nl")); }

 private:
  void take_view(app::Interview::View view) {
    page_.reset();
    thanks_.reset();
    fields_.clear();
    if (auto* shown = std::get_if<interview::PageShown>(&view)) page_ = std::move(*shown);
    if (auto* thanks = std::get_if<app::Interview::Thanks>(&view)) thanks_ = *thanks;
    if (auto* there = std::get_if<app::Interview::Elsewhere>(&view)) go(there->page);
  }

  void press() {
    if (!page_) {
      ADD_FAILURE() << "no page to send";
      return;
    }
    app::Interview::Sending sending = cached();
    for (auto& field : fields_) sending.fields.push_back(field);
    outcome_ = post(sending);
    if (auto* accepted = std::get_if<app::Interview::Accepted>(&outcome_)) {
      go(accepted->next);
    } else if (auto* refused = std::get_if<app::Interview::Refused>(&outcome_)) {
      page_ = refused->page;
      fields_.clear();
    }
  }

  interview::QuestionShown shown_question(const std::string& item) const {
    if (page_) {
      for (const auto& shown : page_->questions) {
        for (const std::string& name : items_of(*shown.question)) {
          if (name == item) return shown;
        }
      }
    }
    ADD_FAILURE() << item << " is not on the screen: " << where();
    return {};
  }

  std::unique_ptr<House> house_;
  std::string id_;
  interview::Fields fields_;
  std::optional<interview::PageShown> page_;
  std::optional<app::Interview::Thanks> thanks_;
  Outcome outcome_;
};

}  // namespace peil::talks
