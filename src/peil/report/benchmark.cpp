#include "peil/report/benchmark.h"

#include <algorithm>

#include "peil/base/day.h"

namespace peil::report {
namespace {

std::string year_of(const Wave& wave) { return day_text(wave.from).substr(0, 4); }

bool is_of_last_wave(const Material& m, const BenchmarkRow& row) {
  return row.year == m.last().name || row.year == year_of(m.last()) ||
         row.year == day_text(m.last().to).substr(0, 4);
}

bool same_scale(const Material& m, const BenchmarkRow& row) {
  const auto own = m.overall_scale(), other = read_scale(row.scale);
  return own && other && own->text() == other->text();
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
  if (row.level != BenchmarkLevel::Organisation) return pen.say("benchmark.other-level");
  if (!same_scale(pen.material(), row))
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
    if (row.level == BenchmarkLevel::Organisation && same_scale(material, row) &&
        is_of_last_wave(material, row)) {
      return &row;
    }
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
    if (is_of_last_wave(pen.material(), row)) {
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
