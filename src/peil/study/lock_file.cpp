#include "peil/study/lock_file.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "peil/base/digest.h"

namespace peil::study {
namespace {

using nlohmann::ordered_json;

ordered_json entries_json(const std::map<std::string, std::optional<std::string>>& entries) {
  ordered_json all = ordered_json::object();
  for (const auto& [name, text] : entries)
    all[name] = text ? ordered_json(*text) : ordered_json(nullptr);
  return all;
}

// The lock and its amendments in order: each says everything but its seal.
std::vector<ordered_json> parts_of(const PlanLock& lock) {
  const std::map<std::string, std::optional<std::string>> entries(lock.entries.begin(),
                                                                  lock.entries.end());
  std::vector<ordered_json> parts{{{"wave", lock.wave},
                                   {"on", day_text(lock.on)},
                                   {"by", lock.by},
                                   {"entries", entries_json(entries)}}};
  for (const PlanAmendment& a : lock.amendments)
    parts.push_back({{"on", day_text(a.on)},
                     {"by", a.by},
                     {"reason", a.reason},
                     {"entries", entries_json(a.entries)}});
  return parts;
}

// As it is written; the seal of a part covers those above it too.
ordered_json as_json(const PlanLock& lock) {
  std::string seal;
  std::vector<ordered_json> parts = parts_of(lock);
  for (ordered_json& part : parts) {
    seal = sha256(seal + part.dump());
    part["seal"] = seal;
  }
  ordered_json all = parts.front();
  all["amendments"] = std::vector<ordered_json>(parts.begin() + 1, parts.end());
  return all;
}

Day day_of(const ordered_json& text) {
  const auto day = read_day(text.get<std::string>());
  if (!day) throw std::invalid_argument("no day");
  return *day;
}

std::map<std::string, std::optional<std::string>> take_entries(const ordered_json& from) {
  std::map<std::string, std::optional<std::string>> entries;
  for (const auto& [name, text] : from.items())
    entries[name] = text.is_null() ? std::nullopt : std::optional(text.get<std::string>());
  return entries;
}

PlanLock take_lock(const ordered_json& from) {
  PlanLock lock;
  lock.wave = from.at("wave").get<std::string>();
  lock.on = day_of(from.at("on"));
  lock.by = from.at("by").get<std::string>();
  for (const auto& [name, text] : from.at("entries").items())
    lock.entries[name] = text.get<std::string>();
  for (const ordered_json& a : from.at("amendments"))
    lock.amendments.push_back({day_of(a.at("on")), a.at("by").get<std::string>(),
                               a.at("reason").get<std::string>(), take_entries(a.at("entries"))});
  return lock;
}

// Nothing when the file is not what lock_text makes of what it says.
std::optional<PlanLock> read_lock(std::string_view text) {
  try {
    const ordered_json json = ordered_json::parse(text);
    PlanLock lock = take_lock(json);
    if (as_json(lock) == json) return lock;
  } catch (const nlohmann::json::exception&) {
    return {};
  } catch (const std::invalid_argument&) {
    return {};
  }
  return {};
}

}  // namespace

void read_lock_file(FileProblems& problems, Draft& draft) {
  const auto lock = read_lock(problems.text());
  if (!lock) {
    problems.add("lock.broken", {}, "This is not what peil wrote when the plan was locked.",
                 "Put the file back as it was. What has changed since goes into an amendment "
                 "(peil plan amend).");
    return;
  }
  if (problems.file() != "locks/" + lock->wave + ".json")
    problems.add("lock.file-name", {},
                 fmt::format("This file locks the plan of wave '{}'.", lock->wave),
                 fmt::format("Call it locks/{}.json.", lock->wave));
  else if (draft.waves.complete && !draft.waves.has(lock->wave))
    problems.add("lock.unknown-wave", {}, fmt::format("The study has no wave '{}'.", lock->wave),
                 "Put the wave back in study.toml, or take this file out.");
  draft.study.locks.push_back(*lock);
}

std::string lock_text(const PlanLock& lock) { return as_json(lock).dump(1) + "\n"; }

}  // namespace peil::study
