#include "peil/disclosure/held_beside.h"

#include "peil/base/combinations.h"
#include "peil/disclosure/subtraction.h"

namespace peil::disclosure {
namespace {

std::vector<std::uint32_t> as_parts(RowSet set, std::size_t rows) {
  set.resize(rows, false);
  return as_column(set);
}

Counted counted(const RowSet& set, bool shown, const std::vector<std::uint32_t>& samples) {
  Counted figure{{}, shown, false, 0.0};
  for (Part part = 0; part < samples.size(); ++part) {
    if (samples[part] < set.size() && set[samples[part]]) figure.parts.push_back(part);
  }
  return figure;
}

}  // namespace

std::vector<bool> held_beside(std::span<const KnownRows> known,
                              std::span<ToldFigure* const> figures, std::size_t rows,
                              std::size_t least) {
  Combinations parts(rows);
  for (const auto& [set, shown] : known) parts.refine(as_parts(set, rows));
  for (const ToldFigure* figure : figures) parts.refine(as_parts(figure->counted, rows));
  std::vector<std::size_t> answers(parts.count(), 0);
  for (const std::uint32_t part : parts.number()) ++answers[part];
  const std::vector<std::uint32_t> samples = parts.sample_rows();
  std::vector<Counted> all;
  std::vector<std::size_t> own;
  for (const auto& [set, shown] : known) all.push_back(counted(set, shown, samples));
  for (std::size_t f = 0; f < figures.size(); ++f) {
    const ToldFigure& figure = *figures[f];
    if (figure.held && !figure.secret) continue;
    Counted one = counted(figure.counted, !figure.held, samples);
    one.free_to_hold = true;
    one.cost = figure.told.aside ? 0.0 : static_cast<double>(figure.answers);
    all.push_back(std::move(one));
    own.push_back(f);
  }
  const std::vector<bool> also = protect(answers, all, least);
  std::vector<bool> held(figures.size(), false);
  for (std::size_t i = 0; i < own.size(); ++i) held[own[i]] = also[known.size() + i];
  return held;
}

}  // namespace peil::disclosure
