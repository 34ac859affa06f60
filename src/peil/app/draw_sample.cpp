#include "peil/app/draw_sample.h"

#include "peil/base/digest.h"
#include "peil/base/text.h"
#include "peil/model/draw_record.h"
#include "peil/sampling/compare.h"
#include "peil/sampling/draw.h"
#include "peil/sampling/plan_of_draw.h"
#include "peil/sampling/sample_file.h"

namespace peil::app {
namespace {

struct Drawn {
  DrawRecord record;
  std::string csv;
  std::vector<OtherValues> others;
  std::size_t fewest_alike = 0, without_language = 0;
};

Result<Drawn> draw(const Study& study, const std::string& wave, const std::string& frame,
                   bool made_up, Outside& outside) {
  const Result<const Plan*> plan = sampling::plan_of_draw(study, wave);
  if (!plan.ok()) return plan.problems();
  using Who = sampling::Draw::Who;
  sampling::Draw draw(study, *plan.value(), frame, made_up ? Who::MadeUp : Who::RealPeople);
  outside.files.read_pieces(frame, [&](std::string_view piece) { draw.add(piece); });
  Result<Sample> sample = draw.end();
  if (!sample.ok()) return sample.problems();
  Drawn drawn{sample.value().record, sampling::sample_csv(sample.value(), *plan.value()),
              sample.value().others, sample.value().fewest_alike, sample.value().without_language};
  drawn.record.file_sha256 = sha256(drawn.csv);
  drawn.record.program = outside.program();
  return drawn;
}

// A name and a role, in signs that a record and a report can show.
bool names_somebody(const std::string& text) {
  const auto comma = text.find(',');
  if (comma == std::string::npos || !is_utf8(text)) return false;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return false;
  }
  return !trim(std::string_view(text).substr(0, comma)).empty() &&
         !trim(std::string_view(text).substr(comma + 1)).empty();
}

Problems check_places(const DrawRequest& request, const std::string& csv, const std::string& record,
                      const Files& files) {
  Problems problems;
  const auto check = [&](const std::string& path, const std::string& bytes) {
    if (!files.exists(path) || files.read(path) == bytes) return;
    problems.push_back({"draw.there-already", path, 0, 0,
                        "There is another file of this name, which is not replaced.",
                        "Choose another name, or put the earlier draw away first."});
  };
  check(request.out, csv);
  check(record_path(request.out), record);
  return problems;
}

}  // namespace

std::string record_path(const std::string& sample_path) { return sample_path + ".record.json"; }

Result<SampleDrawn> draw_sample(const Study& study, const DrawRequest& request, Outside& outside) {
  if (!request.signed_off_by.empty() && !names_somebody(request.signed_off_by)) {
    return Problems{{"draw.bad-sign-off", "--signed-off-by", 0, 0,
                     "'" + request.signed_off_by + "' is not a name and a role.",
                     "Write both with a comma between them: \"A. Jansen, research lead\"."}};
  }
  Result<Drawn> drawn = draw(study, request.wave, request.frame, request.made_up, outside);
  if (!drawn.ok()) return drawn.problems();
  auto [record, csv, others, fewest, mute] = std::move(drawn).value();
  record.signed_off_by = request.signed_off_by;
  const std::string sealed = sealed_draw_record(record);
  const Problems taken = check_places(request, csv, sealed, outside.files);
  if (!taken.empty()) return taken;
  outside.files.write(request.out, csv, true);
  outside.files.write(record_path(request.out), sealed);
  return SampleDrawn{std::move(record), std::move(others), fewest, mute};
}

Result<std::vector<std::string>> verify_sample(const Study& study, const std::string& wave,
                                               const std::string& frame,
                                               const std::string& record_file, Outside& outside) {
  const std::string text = outside.files.read(record_file);
  const auto record = read_draw_record(text, record_file, Seal::Ignored);
  if (!record.ok()) return record.problems();
  const Result<Drawn> again = draw(study, wave, frame, false, outside);
  if (!again.ok()) return again.problems();
  auto found = sampling::differences(record.value(), again.value().record);
  const auto sealed = read_draw_record(text, record_file, Seal::Required);
  if (!sealed.ok()) found.insert(found.begin(), "seal: " + sealed.problems().front().message);
  return found;
}

}  // namespace peil::app
