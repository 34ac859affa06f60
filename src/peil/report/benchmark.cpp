#include "peil/report/benchmark.h"

#include <algorithm>

#include "peil/findings/benchmark_steps.h"
#include "peil/report/source_words.h"

namespace peil::report {
namespace {

std::vector<Mismatch> mismatches_of(const Material& m, const BenchmarkRow& row) {
  return findings::mismatches(row, m.study().overall, m.last().name, m.study());
}

Words describe(const Pen& pen, const BenchmarkRow& row) {
  Words text = pen.say("benchmark.row", {{"label", pen.study_text(row.label)},
                                         {"level", level_words(pen, row)},
                                         {"year", plain(row.year)},
                                         {"mark", plain(row.mark.text(pen.language()))},
                                         {"scale", plain(row.scale)},
                                         {"population", pen.study_text(row.population)},
                                         {"question", pen.study_text(row.question)}});
  if (!row.mode.empty())
    text = std::move(text) + pen.say("benchmark.mode", {{"mode", pen.study_text(row.mode)}});
  if (row.answers)
    text = std::move(text) + pen.say("benchmark.answers", {{"answers", pen.count(*row.answers)}});
  return std::move(text) + pen.say("benchmark.source", {{"source", source_words(pen, row.source)}});
}

Words reason(const Pen& pen, Mismatch why, const BenchmarkRow& row) {
  const std::string& own = pen.material().last().mode;
  switch (why) {
    case Mismatch::Year:
      break;  // listed apart
    case Mismatch::Level:
      return pen.say("benchmark.other-level");
    case Mismatch::Scale:
      return pen.say("benchmark.other-scale", {{"scale", plain(row.scale)}});
    case Mismatch::Population:
      return pen.say("benchmark.other-population");
    case Mismatch::Question:
      return pen.say("benchmark.other-question");
    case Mismatch::Mode:
      if (own.empty()) return pen.say("benchmark.other-mode");
      return pen.say("benchmark.other-mode-than", {{"own", pen.study_text(own)}});
  }
  return {};
}

Words judgement(const Pen& pen, const BenchmarkRow& row) {
  Words all;
  for (const Mismatch why : mismatches_of(pen.material(), row))
    all = std::move(all) + reason(pen, why, row);
  if (!all.empty()) return all;
  all = pen.say(&row == benchmark_to_draw(pen.material()) ? "benchmark.drawn"
                                                          : "benchmark.not-drawn");
  if (const Words vouched = vouched_words(pen, row); !vouched.empty())
    all = std::move(all) + plain(" ") + vouched;
  return std::move(all) + about_comparing(pen, row);
}

// What the caution says is not so of a row that compares in everything.
bool compares(const Material& m, const BenchmarkRow& row) {
  return mismatches_of(m, row).empty() && not_known_of(m, row).empty();
}

const char* aspect_key(Mismatch what) {
  return what == Mismatch::Population ? "benchmark.not-known.population"
         : what == Mismatch::Question ? "benchmark.not-known.question"
                                      : "benchmark.not-known.mode";
}

}  // namespace

std::vector<Mismatch> not_known_of(const Material& material, const BenchmarkRow& row) {
  std::vector<FigureName> marks;
  for (const ReportingGroup& group : material.study().reporting_groups)
    marks.push_back(material.mark(material.last().name, group.name));
  return findings::not_known(row, marks, material.study());
}

Words not_known_words(const Pen& pen, const BenchmarkRow& row) {
  std::vector<Words> parts;
  for (const Mismatch what : not_known_of(pen.material(), row))
    parts.push_back(pen.say(aspect_key(what)));
  if (parts.empty()) return {};
  return pen.say("benchmark.not-known", {{"what", pen.list(parts)}});
}

Words vouched_words(const Pen& pen, const BenchmarkRow& row) {
  std::vector<Words> parts;
  for (const Mismatch what : row.compares_in) parts.push_back(pen.say(aspect_key(what)));
  if (parts.empty()) return {};
  return pen.say("benchmark.vouched",
                 {{"what", pen.list(parts)}, {"why", pen.study_text(row.compares_because)}});
}

Words about_comparing(const Pen& pen, const BenchmarkRow& row) {
  const Words sentence = not_known_words(pen, row);
  return sentence.empty() ? sentence : plain(" ") + sentence;
}

Words level_words(const Pen& pen, const BenchmarkRow& row) {
  switch (row.level) {
    case BenchmarkLevel::Chain:
      return pen.say("level.chain");
    case BenchmarkLevel::Government:
      return pen.say("level.government");
    case BenchmarkLevel::Organisation:
      break;
  }
  return pen.say("level.organisation");
}

const BenchmarkRow* benchmark_to_draw(const Material& material) {
  // No chart draws it where the last wave shows no mark.
  if (std::ranges::none_of(material.study().reporting_groups, [&](const ReportingGroup& group) {
        return material.released().figure(material.mark(material.last().name, group.name));
      }))
    return nullptr;
  for (const BenchmarkRow& row : material.study().published.benchmarks) {
    if (mismatches_of(material, row).empty()) return &row;
  }
  return nullptr;
}

bool is_late(const Pen& pen, const BenchmarkRow& row) {
  return pen.material().sources().afterwards.benchmark(row, pen.material().last().name);
}

Words benchmark_label(Pen& pen, const BenchmarkRow& row) {
  return pen.with_sign(pen.say("benchmark.label", {{"level", level_words(pen, row)},
                                                   {"year", plain(row.year)},
                                                   {"mark", plain(row.mark.text(pen.language()))}}),
                       is_late(pen, row));
}

std::vector<Block> benchmark_blocks(Pen& pen) {
  std::vector<Block> blocks;
  const auto& rows = pen.study().published.benchmarks;
  if (rows.empty()) return blocks;
  blocks.push_back(Heading{pen.say("benchmark.title")});
  BulletList list;
  std::vector<Words> others;
  for (const BenchmarkRow& row : rows) {
    const auto whys = mismatches_of(pen.material(), row);
    if (std::ranges::find(whys, Mismatch::Year) == whys.end()) {
      list.items.push_back(pen.with_sign(describe(pen, row), is_late(pen, row)) +
                           judgement(pen, row));
    } else {
      others.push_back(benchmark_label(pen, row));
    }
  }
  if (!others.empty()) {
    // A row holds commas of its own.
    list.items.push_back(pen.say("benchmark.others", {{"rows", join(others, "; ")}}));
  }
  blocks.push_back(std::move(list));
  if (std::ranges::none_of(rows, [&](const auto& row) { return compares(pen.material(), row); }))
    blocks.push_back(Paragraph{pen.say("benchmark.caution"), Paragraph::Role::Note});
  return blocks;
}

}  // namespace peil::report
