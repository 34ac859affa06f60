#include "peil/reading/benchmark_kind.h"

#include <algorithm>

#include "peil/reading/benchmark_named.h"
#include "peil/reading/part_reader.h"

namespace peil::reading {
namespace {

using K = ClaimKind;
using Of = Mention::Of;

class BenchmarkReader : PartReader {
 public:
  using PartReader::PartReader;

  BenchmarkFound read() && {
    found_.kind = benchmark_kind();
    return std::move(found_);
  }
  std::string told() const { return benchmark_alone(); }

 private:
  std::optional<K> benchmark_kind() {
    const bool named = names_benchmark(page_, part_, context_);
    const bool goes_on =
        context_.of_benchmark && context_.fresh() && has("difference") && said().up != said().down;
    const bool told = context_.benchmark_told && context_.age <= 1 && said().up != said().down &&
                      !has("than-group") && !spoken_.names_waves() && !spoken_.changes();
    const bool elliptic = is_beside_the_same_benchmark();
    if (!named && !goes_on && !told && !elliptic) return {};
    if (spoken_.benchmark(marks_).empty()) return found_.unclear = named, std::nullopt;
    if ((goes_on || told || elliptic) && !named) return said().up ? K::Above : K::Below;
    if (has("deviates")) {
      if (said().not_significant) return K::Above;  // whichever way: within chance it is neither
      if (!has("not")) return found_.unclear = true, std::nullopt;
      return K::Equal;
    }
    if (has("level-with")) return K::Equal;
    if (said().up != said().down) return said().up ? K::Above : K::Below;
    if (said().not_up != said().not_down)
      return found_.denied = true, said().not_up ? K::Above : K::Below;
    if (said().same) return K::Equal;
    if (has("fewer") || has("more-of")) return has("fewer") ? K::Below : K::Above;
    for (const NumberSaid& n : said().numbers) {
      if (n.nearness == Nearness::More) return K::Above;
      if (n.nearness == Nearness::Less) return K::Below;
    }
    if (named && has("than-group") && context_.last && context_.age == 0 && goes_against())
      return found_.goes_on = true, context_.last->kind;
    if (named && marks_.size() == 2 && has("beside")) return by_their_marks();
    found_.unclear = named && (marks_.size() > 1 || is_of_the_benchmark());
    return {};
  }

  // "scoort bij inwoners hoger en bij ondernemers lager": than the benchmark of the same sentence.
  bool is_beside_the_same_benchmark() const {
    constexpr std::size_t short_tail = 8;
    const std::vector<std::string> named = spoken_.groups_named();
    return context_.of_benchmark && context_.age == 0 && context_.last && marks_.empty() &&
           named.size() == 1 && context_.last->groups != named && said().up != said().down &&
           part_.tokens.size() <= short_tail && part_.named(Of::Measure).empty() &&
           !part_.has_any({"than-group", "difference", "behind", "highest", "lowest"}) &&
           !spoken_.names_waves() && !spoken_.changes();
  }

  // Its only mark is that of a benchmark that is named, and nothing is said of it.
  bool is_of_the_benchmark() const {
    return marks_.size() == 1 && !part_.named(Of::Benchmark).empty() &&
           spoken_.benchmark_with(marks_.front()) == part_.named(Of::Benchmark).front();
  }

  // "hoger dan de Index en dan de Peiling": what is held against the second is the same.
  bool goes_against() const {
    return context_.last->kind == K::Above || context_.last->kind == K::Below;
  }

  // "Compared with the 6.9 of others, our 7.4": which of the two is higher is what is said.
  std::optional<K> by_their_marks() {
    const NumberSaid *one = said().of(marks_.front()), *other = said().of(marks_.back());
    if (one == nullptr || other == nullptr || one->against == other->against)
      return found_.unclear = true, std::nullopt;
    const double first = *page_.numbers[marks_.front()].value;
    const double second = *page_.numbers[marks_.back()].value;
    found_.goes_on = true;
    return (one->against ? second > first : first > second) ? K::Above : K::Below;
  }

  // "De Peiling gaf overheidsdiensten een 6,9", "The Permit Index (7.3)": the only mark is that of
  // the benchmark, behind its name, and nobody else is spoken of.
  std::string benchmark_alone() const {
    if (marks_.size() != 1 || !names_benchmark(page_, part_, context_)) return "";
    if (said().has_direction() && has("pronoun")) return "";  // "dat is lager dan de 6,9 van"
    if (page_.lexicon.is("than-group", part_.tokens.front())) return "";
    if (!part_.named(Of::Group).empty() || !part_.named(Of::Measure).empty() ||
        part_.has_any({"we", "both-groups", "everybody"}))
      return "";
    std::vector<std::string> named = part_.named(Of::Benchmark);
    if (named.empty() && !spoken_.names_poll() && !has("benchmark")) return "";
    return named.empty() ? spoken_.benchmark_with(marks_.front()) : named.front();
  }

  BenchmarkFound found_;
};

}  // namespace

BenchmarkFound benchmark_kind(const Page& page, const Part& part, const Context& context,
                              const Spoken& spoken, const std::vector<std::size_t>& marks) {
  return BenchmarkReader(page, part, context, spoken, marks).read();
}

std::string benchmark_told(const Page& page, const Part& part, const Context& context,
                           const Spoken& spoken, const std::vector<std::size_t>& marks) {
  return BenchmarkReader(page, part, context, spoken, marks).told();
}

}  // namespace peil::reading
