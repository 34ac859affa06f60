#include "peil/report/benchmark.h"

#include <algorithm>

#include "peil/findings/benchmark_steps.h"

namespace peil::report {
namespace {

using findings::Mismatch;

Mismatch mismatch_of(const Material& m, const BenchmarkRow& row) {
  return findings::mismatch(row, m.study().overall, m.last().name, m.study());
}

Words level(const Pen& pen, const BenchmarkRow& row) {
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

Words describe(const Pen& pen, const BenchmarkRow& row) {
  return pen.say("benchmark.row", {{"label", pen.study_text(row.label)},
                                   {"level", level(pen, row)},
                                   {"year", plain(row.year)},
                                   {"mark", plain(row.mark.text(pen.language()))},
                                   {"population", pen.study_text(row.population)},
                                   {"source", pen.study_text(row.source)}});
}

Words judgement(const Pen& pen, const BenchmarkRow& row) {
  const Mismatch why = mismatch_of(pen.material(), row);
  if (why == Mismatch::Level) return pen.say("benchmark.other-level");
  if (why == Mismatch::Scale)
    return pen.say("benchmark.other-scale", {{"scale", plain(row.scale)}});
  return pen.say(&row == benchmark_to_draw(pen.material()) ? "benchmark.drawn"
                                                           : "benchmark.not-drawn");
}

}  // namespace

const BenchmarkRow* benchmark_to_draw(const Material& material) {
  // No chart draws it where the last wave shows no mark.
  if (std::ranges::none_of(material.study().reporting_groups, [&](const ReportingGroup& group) {
        return material.released().figure(material.mark(material.last().name, group.name));
      }))
    return nullptr;
  for (const BenchmarkRow& row : material.study().published.benchmarks) {
    if (mismatch_of(material, row) == Mismatch::None) return &row;
  }
  return nullptr;
}

Words benchmark_label(const Pen& pen, const BenchmarkRow& row) {
  return pen.say("benchmark.label", {{"level", level(pen, row)},
                                     {"year", plain(row.year)},
                                     {"mark", plain(row.mark.text(pen.language()))}});
}

std::vector<Block> benchmark_blocks(Pen& pen) {
  std::vector<Block> blocks;
  const auto& rows = pen.study().published.benchmarks;
  if (rows.empty()) return blocks;
  blocks.push_back(Heading{pen.say("benchmark.title")});
  BulletList list;
  std::vector<Words> others;
  for (const BenchmarkRow& row : rows) {
    if (mismatch_of(pen.material(), row) != Mismatch::Year) {
      list.items.push_back(describe(pen, row) + judgement(pen, row));
    } else {
      others.push_back(benchmark_label(pen, row));
    }
  }
  if (!others.empty()) {
    list.items.push_back(pen.say("benchmark.others", {{"rows", pen.list(others)}}));
  }
  blocks.push_back(std::move(list));
  blocks.push_back(Paragraph{pen.say("benchmark.caution"), Paragraph::Role::Note});
  return blocks;
}

}  // namespace peil::report
