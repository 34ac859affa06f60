#include "peil/reading/benchmark_named.h"

#include <algorithm>

#include "peil/reading/part_names.h"

namespace peil::reading {
namespace {

// "above the 7.0 of the National Poll": a name with a capital behind a number that something is
// above or below.
bool of_a_named_poll(const Page& page, const Part& part) {
  const auto& tokens = part.tokens;
  for (std::size_t at = 0; at + 2 < tokens.size(); ++at) {
    if (!is_mark(page, part, at) || !page.lexicon.is("of-source", tokens[at + 1])) continue;
    const NumberSaid* n = part.said.of(*tokens[at].number);
    if (n == nullptr || (n->nearness == Nearness::As && !n->against)) continue;
    const std::size_t last = std::min(tokens.size(), at + 4);
    for (std::size_t next = at + 2; next < last; ++next) {
      const char first = page.text[tokens[next].at];
      if (first >= 'A' && first <= 'Z') return true;
    }
  }
  return false;
}

// "Compared with the Permit Index (7.3)": what it is called in another language is not known, its
// number is.
bool in_brackets(const Page& page, const Part& part) {
  if (!part.has("beside")) return false;
  for (std::size_t at = 1; at < part.tokens.size(); ++at) {
    if (!is_mark(page, part, at) || part.tokens[at - 1].word != "(") continue;
    const NumberSaid* n = part.said.of(*part.tokens[at].number);
    if (n != nullptr && n->against) return true;
  }
  return false;
}

// "ook meer dan die 6,5", behind a comparison with it.
bool is_number_of_benchmark(const Page& page, const Part& part, const Context& context) {
  if (!context.of_benchmark || !context.fresh()) return false;
  return std::ranges::any_of(part.said.numbers, [&](const NumberSaid& n) {
    if (!n.against && n.nearness == Nearness::As) return false;
    const auto& value = page.numbers[n.number].value;
    return std::ranges::any_of(page.study.published.benchmarks, [&](const BenchmarkRow& row) {
      return row.name == context.benchmark && value && *value >= row.mark.from() &&
             *value < row.mark.below();
    });
  });
}

}  // namespace

bool names_benchmark(const Page& page, const Part& part, const Context& context) {
  if (!part.named(Mention::Of::Benchmark).empty() || part.has("benchmark")) return true;
  const bool points_back = context.of_benchmark && context.fresh();
  if (points_back && part.has("that-benchmark")) return true;
  if (Spoken(page, part, context).names_waves()) return false;
  return in_brackets(page, part) || Spoken(page, part, context).names_poll() ||
         of_a_named_poll(page, part) || is_number_of_benchmark(page, part, context);
}

}  // namespace peil::reading
