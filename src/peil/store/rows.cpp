#include "peil/store/rows.h"

#include <nlohmann/json.hpp>
#include <tuple>
#include <utility>

#include "peil/base/outside_error.h"
#include "peil/model/draw_record.h"

namespace peil::store {
namespace {

using Json = nlohmann::json;

[[noreturn]] void damaged(const std::string& where) {
  throw OutsideError(where + ": a row cannot be read; restore the database from a backup.");
}

template <class Take>
auto parsed(const std::string& json, const std::string& where, const Take& take) {
  try {
    return take(Json::parse(json));
  } catch (const Json::exception&) {
    damaged(where);
  }
}

}  // namespace

std::string json_of(const std::map<std::string, std::string>& texts) { return Json(texts).dump(); }

std::map<std::string, std::string> texts_of(const std::string& json, const std::string& where) {
  return parsed(json, where,
                [](const Json& j) { return j.get<std::map<std::string, std::string>>(); });
}

std::string contact_json(const Person& person) {
  return Json{{"unit_key", person.unit_key}, {"contact", person.contact}}.dump();
}

Person contact_of(const std::string& json, const std::string& where) {
  return parsed(json, where, [](const Json& j) {
    Person person;
    person.unit_key = j.at("unit_key").get<std::string>();
    person.contact = j.at("contact").get<std::map<std::string, std::string>>();
    return person;
  });
}

DrawRecord draw_record_of(const std::string& json, const std::string& where) {
  Result<DrawRecord> record = read_draw_record(json, where, Seal::Ignored);
  if (!record.ok()) damaged(where);
  return std::move(record).value();
}

bool same_draw(const DrawRecord& a, const DrawRecord& b) {
  const auto drawn = [](const DrawRecord& r) {
    return std::tie(r.study, r.wave, r.seed, r.frame_sha256, r.sample_sha256);
  };
  return drawn(a) == drawn(b);
}

Answers answers_of(std::string_view json, const std::string& where) {
  Result<Answers> answers = read_answers_json(json);
  if (!answers.ok()) damaged(where);
  return std::move(answers).value();
}

Day day_of(std::string_view text, const std::string& where) {
  const std::optional<Day> day = read_day(text);
  if (!day) damaged(where);
  return *day;
}

}  // namespace peil::store
