#include <ostream>

#include "peil/app/draw_sample.h"
#include "peil/app/read_study.h"
#include "peil/base/counted.h"
#include "peil/cli/commands.h"
#include "peil/model/draw_record.h"

namespace peil::cli {
namespace {

void print_record(const DrawRecord& record, std::ostream& out) {
  std::size_t drawn = 0, eligible = 0;
  for (const StratumCount& s : record.strata) {
    out << "  " << s.name << ": " << s.sample << " of " << s.frame << '\n';
    drawn += s.sample;
    eligible += s.frame;
  }
  for (const auto& [reason, units] : record.excluded) {
    out << "  left out, " << reason << ": " << units << '\n';
  }
  out << "Drawn: " << drawn << " of " << counted(eligible, "unit") << " that could be drawn, "
      << record.frame_rows << " on the frame.\n"
      << "Frame SHA-256: " << record.frame_sha256 << '\n'
      << "Seal of the record: " << seal_of(record) << '\n';
  if (record.fictional) out << "The frame is fictional.\n";
}

// Whoever draws has to see that nobody is drawn who should have been left out.
void print_others(const std::vector<OtherValues>& all, std::ostream& out) {
  for (const OtherValues& others : all) {
    out << "  kept, " << others.column << ":";
    if (others.units.empty()) out << " nobody";
    const char* between = " ";
    for (const auto& [value, units] : others.units) {
      out << between << (value.empty() ? "blank" : "'" + value + "'") << ' ' << units;
      between = ", ";
    }
    out << (others.more ? ", and other values\n" : "\n");
  }
}

void print_alike(const app::SampleDrawn& drawn, std::ostream& out) {
  if (drawn.fewest_alike > 0) {
    out << "People of the frame whom the answers do not tell apart, at least: "
        << drawn.fewest_alike << ".\n";
  }
  if (drawn.without_language > 0) {
    out << "No language is kept with the answers of " << drawn.without_language
        << " people of the frame: some of them are too few to have one.\n";
  }
}

int run_sample_draw(const Arguments& arguments, Outside& outside, Streams streams) {
  const Result<Study> study = app::read_study(outside.files, arguments.text("STUDY"));
  if (!study.ok()) return print(study.problems(), streams.err), ProblemsInInput;
  const Result<app::SampleDrawn> drawn =
      app::draw_sample(study.value(),
                       {arguments.text("--wave"), arguments.text("--frame"),
                        arguments.text("--out"), arguments.text("--signed-off-by")},
                       outside);
  if (!drawn.ok()) {
    print(drawn.problems(), streams.err);
    streams.err << "Nothing was drawn.\n";
    return ProblemsInInput;
  }
  print_others(drawn.value().others, streams.out);
  print_record(drawn.value().record, streams.out);
  print_alike(drawn.value(), streams.out);
  streams.out << "Written: " << arguments.text("--out") << " and "
              << app::record_path(arguments.text("--out")) << '\n';
  return Done;
}

}  // namespace

const Command sample_draw{
    {"sample draw",
     "Draws the sample of a wave from a frame, the same on any machine.",
     {{"STUDY", "the study's folder", true, false},
      {"--wave", "name of the wave", true, false},
      {"--frame", "CSV of everybody who may be asked (docs/formats/frame.md)", true, false},
      {"--out", "where the sample goes; the record goes to OUT.record.json", true, false},
      {"--signed-off-by", "\"NAME, ROLE\" of the one who approves the draw", false, false}}},
    run_sample_draw};

}  // namespace peil::cli
