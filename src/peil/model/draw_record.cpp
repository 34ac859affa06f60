#include "peil/model/draw_record.h"

#include <nlohmann/json.hpp>

#include "peil/base/digest.h"

namespace peil {
namespace {

using nlohmann::json;

json to_json(const DrawRecord& r) {
  json strata = json::array();
  for (const StratumCount& s : r.strata) {
    strata.push_back({{"name", s.name}, {"frame", s.frame}, {"sample", s.sample}});
  }
  json all{{"study", r.study},
           {"wave", r.wave},
           {"seed", r.seed},
           {"frame_sha256", r.frame_sha256},
           {"sample_sha256", r.sample_sha256},
           {"file_sha256", r.file_sha256},
           {"plan_sha256", r.plan_sha256},
           {"frame_rows", r.frame_rows},
           {"excluded", json(r.excluded)},
           {"strata", strata},
           {"margins", json(r.margins)},
           {"program", r.program},
           {"signed_off_by", r.signed_off_by},
           {"fictional", r.fictional}};
  // Records from before have no such list, and keep their seal.
  if (!r.without_language.empty()) all["without_language"] = r.without_language;
  return all;
}

DrawRecord from_json(const json& j) {
  DrawRecord r;
  const auto text = [&](const char* name) { return j.at(name).get<std::string>(); };
  r.study = text("study");
  r.wave = text("wave");
  r.seed = text("seed");
  r.frame_sha256 = text("frame_sha256");
  r.sample_sha256 = text("sample_sha256");
  r.file_sha256 = text("file_sha256");
  r.plan_sha256 = text("plan_sha256");
  r.frame_rows = j.at("frame_rows").get<std::size_t>();
  r.excluded = j.at("excluded").get<decltype(r.excluded)>();
  for (const json& s : j.at("strata")) {
    r.strata.push_back({s.at("name").get<std::string>(), s.at("frame").get<std::size_t>(),
                        s.at("sample").get<std::size_t>()});
  }
  r.margins = j.at("margins").get<decltype(r.margins)>();
  r.program = text("program");
  r.signed_off_by = text("signed_off_by");
  r.fictional = j.at("fictional").get<bool>();
  r.without_language = j.value("without_language", r.without_language);
  return r;
}

Problems problem(const char* code, const std::string& where, const char* message,
                 const char* mend) {
  return {{code, where, 0, 0, message, mend}};
}

}  // namespace

std::string draw_record_json(const DrawRecord& record) { return to_json(record).dump(); }

std::string seal_of(const DrawRecord& record) { return sha256(draw_record_json(record)); }

std::string sealed_draw_record(const DrawRecord& record) {
  json sealed = to_json(record);
  sealed["seal"] = seal_of(record);
  return sealed.dump(2) + "\n";
}

Result<DrawRecord> read_draw_record(std::string_view text, const std::string& where, Seal seal) {
  const char* mend = "Take the record that was written beside the sample, as it was written.";
  json all = json::parse(text, nullptr, false);
  if (!all.is_object()) {
    return problem("record.unreadable", where, "This is not the record of a draw.", mend);
  }
  try {
    DrawRecord record = from_json(all);
    const json given = all.value("seal", json());
    all.erase("seal");
    // Over the text as it stands, so that a name that was added breaks the seal too.
    if (seal == Seal::Ignored || given == json(sha256(all.dump()))) return record;
    return problem("record.seal-broken", where,
                   "The record was changed after it was made: the contents do not fit the seal.",
                   mend);
  } catch (const json::exception&) {
    return problem("record.unreadable", where, "This is not the record of a draw.", mend);
  }
}

}  // namespace peil
