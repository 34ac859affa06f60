#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "peil/base/outside_error.h"
#include "peil/ports/outside.h"

/// Stores in memory, for tests of everything above the ports. They pass the same port tests as
/// the stores on disk (store/port_test.cpp). `keep` calls `done` before it returns.
namespace peil::testing {

class MemoryResponseStore : public ResponseStore {
 public:
  /// From now on every call fails, as after a failed sync.
  void fail_from_now() {
    const std::scoped_lock lock(mutex_);
    broken_ = true;
  }
  /// From now on nothing can be written, until there is room.
  void fill() {
    const std::scoped_lock lock(mutex_);
    full_ = true;
  }
  void make_room() {
    const std::scoped_lock lock(mutex_);
    full_ = false;
  }

  void enrol(std::span<const Respondent> respondents,
             const std::optional<DrawRecord>& record) override {
    const std::scoped_lock lock(mutex_);
    check_room();
    if (record && draws_.contains(record->wave)) check_same_draw(draws_.at(record->wave), *record);
    for (const Respondent& who : respondents) people_.try_emplace(who.id, who);
    if (record) draws_.try_emplace(record->wave, *record);
  }

  std::optional<Respondent> respondent(const std::string& id) const override {
    const std::scoped_lock lock(mutex_);
    check();
    const auto found = people_.find(id);
    return found == people_.end() ? std::nullopt : std::optional(found->second);
  }

  std::optional<DrawRecord> draw_record(const std::string& wave) const override {
    const std::scoped_lock lock(mutex_);
    check();
    const auto found = draws_.find(wave);
    return found == draws_.end() ? std::nullopt : std::optional(found->second);
  }

  void keep(PageEvent event, std::function<void(Kept)> done) override {
    done([&] {
      const std::scoped_lock lock(mutex_);
      if (broken_ || full_ || !people_.contains(event.respondent)) return Kept::Failed;
      return put(std::move(event)) ? Kept::Stored : Kept::Replayed;
    }());
  }

  std::vector<PageEvent> events(const std::string& respondent) const override {
    const std::scoped_lock lock(mutex_);
    check();
    const auto found = events_.find(respondent);
    return found == events_.end() ? std::vector<PageEvent>{} : found->second;
  }

  void import_wave(std::span<const Respondent> respondents,
                   std::span<const PageEvent> events) override {
    const std::scoped_lock lock(mutex_);
    check_room();
    std::set<std::string> fresh;
    for (const Respondent& who : respondents) fresh.insert(who.id);
    for (const PageEvent& event : events) {
      if (!fresh.contains(event.respondent) && !people_.contains(event.respondent)) {
        throw OutsideError("answers of somebody who is not enrolled; nothing was imported.");
      }
    }
    for (const Respondent& who : respondents) people_.try_emplace(who.id, who);
    for (const PageEvent& event : events) put(event);
  }

  void import_each(const std::function<bool(Respondent&, PageEvent&)>& next) override {
    std::vector<Respondent> people;
    std::vector<PageEvent> events;
    Respondent who;
    PageEvent event;
    while (next(who, event)) {
      people.push_back(who);
      events.push_back(event);
    }
    import_wave(people, events);
  }

  void each_response(
      const std::string& wave,
      const std::function<void(Respondent, std::vector<PageEvent>)>& see) const override {
    const auto [people, events] = [&] {
      const std::scoped_lock lock(mutex_);
      check();
      return std::pair(people_, events_);
    }();
    for (const auto& [id, who] : people) {
      if (who.wave == wave && !who.test && events.contains(id)) see(who, events.at(id));
    }
  }

  std::vector<std::pair<std::string, std::size_t>> enrolled(
      const std::string& wave) const override {
    const std::scoped_lock lock(mutex_);
    check();
    std::map<std::string, std::size_t> groups;
    for (const auto& [id, who] : people_) {
      if (who.wave == wave && !who.test) ++groups[who.group];
    }
    return {groups.begin(), groups.end()};
  }

  std::vector<DrawnCell> drawn(const std::string& wave) const override {
    const std::scoped_lock lock(mutex_);
    check();
    std::map<std::tuple<std::string, std::string, std::map<std::string, std::string>>, DrawnCell>
        cells;
    for (const auto& [id, who] : people_) {
      if (who.wave != wave || who.test) continue;
      std::map<std::string, std::string> design = who.design;
      design.erase(panel_member);
      DrawnCell& cell = cells[{who.group, who.stratum, design}];
      cell.group = who.group, cell.stratum = who.stratum, cell.design = design;
      cell.persons += who.base_weight;
      ++cell.drawn;
      const auto sent = events_.find(id);
      if (sent == events_.end()) continue;
      ++cell.answered;
      if (sent->second.back().last) ++cell.complete;
    }
    std::vector<DrawnCell> all;
    for (auto& [key, cell] : cells) all.push_back(std::move(cell));
    return all;
  }

  std::vector<std::string> waves() const override {
    const std::scoped_lock lock(mutex_);
    check();
    std::set<std::string> waves;
    for (const auto& [id, list] : events_) {
      if (!people_.at(id).test) waves.insert(people_.at(id).wave);
    }
    return {waves.begin(), waves.end()};
  }

  bool fictional() const override {
    const std::scoped_lock lock(mutex_);
    check();
    return fictional_;
  }

  void set_fictional() override {
    const std::scoped_lock lock(mutex_);
    check_room();
    if (!fictional_ && std::ranges::any_of(people_, [](const auto& p) { return !p.second.test; })) {
      throw OutsideError("there are people here already who were not simulated.");
    }
    fictional_ = true;
  }

  bool broken() const noexcept override {
    const std::scoped_lock lock(mutex_);
    return broken_;
  }
  bool full() const noexcept override {
    const std::scoped_lock lock(mutex_);
    return full_;
  }
  std::uint64_t commits() const noexcept override {
    const std::scoped_lock lock(mutex_);
    return commits_;
  }

 private:
  void check_room() {
    check();
    ++commits_;
    if (full_) throw OutsideError("the disk is full; make room and try again.");
  }
  void check() const {
    if (broken_) throw OutsideError("the store failed earlier; stop and start again.");
  }

  static void check_same_draw(const DrawRecord& there, const DrawRecord& now) {
    const auto drawn = [](const DrawRecord& r) {
      return std::tie(r.study, r.wave, r.seed, r.frame_sha256, r.sample_sha256);
    };
    if (drawn(there) != drawn(now)) {
      throw OutsideError("wave " + now.wave + " was drawn before, with another sample.");
    }
  }

  bool put(PageEvent event) {
    if (!taken_.emplace(event.respondent, event.post, answers_json(event.answers)).second) {
      return false;
    }
    ++commits_;
    const std::string who = event.respondent;
    events_[who].push_back(std::move(event));
    return true;
  }

  mutable std::mutex mutex_;
  bool broken_ = false, full_ = false;
  std::uint64_t commits_ = 0;
  bool fictional_ = false;
  std::map<std::string, Respondent> people_;
  std::map<std::string, DrawRecord> draws_;
  std::map<std::string, std::vector<PageEvent>> events_;
  std::set<std::tuple<std::string, std::string, std::string>> taken_;
};

class MemoryKeyStore : public KeyStore {
 public:
  void add(std::span<const KeyEntry> entries) override {
    const std::scoped_lock lock(mutex_);
    std::map<std::string, KeyEntry> after = entries_;
    for (const KeyEntry& entry : entries) {
      const KeyEntry& there = after.try_emplace(entry.code_hmac, entry).first->second;
      if (there.respondent != entry.respondent || there.person != entry.person) {
        throw OutsideError("a code belongs to somebody else already; nothing was added.");
      }
    }
    entries_ = std::move(after);
  }

  std::optional<std::string> respondent(const std::string& code_hmac) const override {
    const std::scoped_lock lock(mutex_);
    const auto found = entries_.find(code_hmac);
    return found == entries_.end() ? std::nullopt : std::optional(found->second.respondent);
  }

  std::size_t size() const override {
    const std::scoped_lock lock(mutex_);
    return static_cast<std::size_t>(
        std::ranges::count_if(entries_, [](const auto& e) { return !e.second.person.empty(); }));
  }

  std::vector<KnownAs> known() const override {
    const std::scoped_lock lock(mutex_);
    std::set<std::pair<std::string, std::string>> each;
    for (const auto& [code, entry] : entries_) {
      if (!entry.person.empty()) each.insert({entry.respondent, entry.person});
    }
    std::vector<KnownAs> all;
    for (const auto& [respondent, person] : each) all.push_back({respondent, person});
    return all;
  }

  std::size_t remove(std::span<const std::string> persons) override {
    const std::scoped_lock lock(mutex_);
    const std::set<std::string> gone(persons.begin(), persons.end());
    return std::erase_if(entries_, [&](const auto& e) { return gone.contains(e.second.person); });
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, KeyEntry> entries_;
};

class MemoryPeopleStore : public PeopleStore {
 public:
  bool has_key() const override {
    const std::scoped_lock lock(mutex_);
    return !key_.empty();
  }

  void use_key(const PeopleKeys& keys) override {
    const std::scoped_lock lock(mutex_);
    if (!key_.empty() && key_ != keys.open) throw OutsideError("there is another key already.");
    key_ = keys.open;
  }

  void add(std::span<const Person> people) override {
    const std::scoped_lock lock(mutex_);
    if (key_.empty()) throw OutsideError("there is no key to seal with.");
    for (const Person& person : people) people_.try_emplace(person.id, person);
  }

  std::size_t size(const std::string& wave) const override {
    const std::scoped_lock lock(mutex_);
    return static_cast<std::size_t>(
        std::ranges::count_if(people_, [&](const auto& p) { return p.second.wave == wave; }));
  }

  std::vector<std::string> ids(const std::string& wave) const override {
    const std::scoped_lock lock(mutex_);
    std::vector<std::string> all;
    for (const auto& [id, person] : people_) {
      if (person.wave == wave) all.push_back(id);
    }
    return all;
  }

  std::vector<Listed> listed(const std::string& wave) const override {
    const std::scoped_lock lock(mutex_);
    std::vector<Listed> all;
    for (const auto& [id, person] : people_) {
      if (person.wave == wave) all.push_back({id, person.language});
    }
    return all;
  }

  void each(const std::string& wave, const PeopleKeys& keys,
            const std::function<void(const Person&)>& see) const override {
    const std::scoped_lock lock(mutex_);
    if (keys.open != key_) throw OutsideError("the key does not open these people.");
    for (const auto& [id, person] : people_) {
      if (person.wave == wave) see(person);
    }
  }

  void remove(const std::string& wave) override {
    const std::scoped_lock lock(mutex_);
    std::erase_if(people_, [&](const auto& p) { return p.second.wave == wave; });
  }

 private:
  mutable std::mutex mutex_;
  std::string key_;
  std::map<std::string, Person> people_;
};

/// The three, empty, with a fixed server key and a key to seal with.
inline Stores memory_stores() {
  auto people = std::make_unique<MemoryPeopleStore>();
  people->use_key({std::string(32, 'p'), std::string(32, 's')});
  return {std::make_unique<MemoryResponseStore>(), std::make_unique<MemoryKeyStore>(),
          std::move(people), std::string(32, 'k')};
}

}  // namespace peil::testing
