#include "peil/store/rows.h"

#include <nlohmann/json.hpp>
#include <tuple>
#include <utility>

#include "peil/base/outside_error.h"

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

std::string json_of(const DrawRecord& record) {
  Json strata = Json::array();
  for (const StratumCount& s : record.strata) {
    strata.push_back({{"name", s.name}, {"frame", s.frame}, {"sample", s.sample}});
  }
  return Json{{"study", record.study},
              {"wave", record.wave},
              {"seed", record.seed},
              {"frame_sha256", record.frame_sha256},
              {"sample_sha256", record.sample_sha256},
              {"frame_rows", record.frame_rows},
              {"excluded", record.excluded},
              {"strata", strata},
              {"margins", record.margins},
              {"program", record.program}}
      .dump();
}

DrawRecord draw_record_of(const std::string& json, const std::string& where) {
  return parsed(json, where, [](const Json& j) {
    DrawRecord record;
    j.at("study").get_to(record.study);
    j.at("wave").get_to(record.wave);
    j.at("seed").get_to(record.seed);
    j.at("frame_sha256").get_to(record.frame_sha256);
    j.at("sample_sha256").get_to(record.sample_sha256);
    j.at("frame_rows").get_to(record.frame_rows);
    j.at("excluded").get_to(record.excluded);
    for (const Json& s : j.at("strata")) {
      record.strata.push_back({s.at("name").get<std::string>(), s.at("frame").get<std::size_t>(),
                               s.at("sample").get<std::size_t>()});
    }
    j.at("margins").get_to(record.margins);
    j.at("program").get_to(record.program);
    return record;
  });
}

bool same_draw(const DrawRecord& a, const DrawRecord& b) {
  const auto drawn = [](const DrawRecord& r) {
    return std::tie(r.study, r.wave, r.seed, r.frame_sha256, r.sample_sha256);
  };
  return drawn(a) == drawn(b);
}

Answers answers_of(const std::string& json, const std::string& where) {
  Result<Answers> answers = read_answers_json(json);
  if (!answers.ok()) damaged(where);
  return std::move(answers).value();
}

Day day_of(const std::string& text, const std::string& where) {
  const std::optional<Day> day = read_day(text);
  if (!day) damaged(where);
  return *day;
}

}  // namespace peil::store
