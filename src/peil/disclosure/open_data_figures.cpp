#include "peil/disclosure/open_data_figures.h"

#include <algorithm>
#include <cmath>

#include "peil/base/contract.h"

namespace peil::disclosure {
namespace {

using Vector = std::vector<double>;

constexpr double nothing = 1e-9;  // of sums and differences of 0 and 1

// A basis of what can be worked out, brought to echelon form as it grows.
class Span {
 public:
  void add(Vector known) {
    reduce(known);
    const auto pivot = std::ranges::find_if(known, [](double x) { return std::abs(x) > nothing; });
    if (pivot == known.end()) return;
    const double scale = *pivot;
    const auto place = static_cast<std::size_t>(pivot - known.begin());
    for (double& x : known) x /= scale;
    basis_.emplace_back(place, std::move(known));
  }
  bool has(Vector wanted) const {
    reduce(wanted);
    return std::ranges::none_of(wanted, [](double x) { return std::abs(x) > nothing; });
  }

 private:
  void reduce(Vector& vector) const {
    for (const auto& [place, known] : basis_) {
      const double times = vector[place];
      for (std::size_t i = 0; i < vector.size(); ++i) vector[i] -= times * known[i];
    }
  }

  std::vector<std::pair<std::size_t, Vector>> basis_;
};

// The unknown answers of a domain: those left out by group, then the unnamed ones.
Vector unknown_of(const OpenDomain& domain, const Unknown& unknown) {
  const std::size_t groups = domain.has.size();
  Vector vector(groups * 2, 0.0);
  for (std::size_t g = 0; g < groups; ++g) {
    if (!domain.has[g]) continue;
    if (unknown.left_out[g] > 0) vector[g] = 1.0;
    if (unknown.unnamed[g] > 0) vector[groups + g] = 1.0;
  }
  return vector;
}

std::string item_of(const Dataset& wave, const FigureName& figure) {
  const std::string share = "share:";
  if (wave.item(figure.measure) != nullptr || !figure.statistic.starts_with(share))
    return figure.measure;
  return figure.measure + "/" + figure.statistic.substr(share.size());
}

}  // namespace

const std::string& OpenDomain::name() const {
  static const std::string all = "all";
  if (!customer_group.empty()) return customer_group;
  return reporting_group.empty() ? all : reporting_group;
}

std::size_t OpenDomain::only_group() const {
  expects(!customer_group.empty(), "OpenDomain: a customer group");
  return static_cast<std::size_t>(std::ranges::find(has, true) - has.begin());
}

std::vector<OpenDomain> open_domains(const Study& study) {
  const std::size_t groups = study.customer_groups.size();
  std::vector<OpenDomain> domains{{"", "", std::vector<bool>(groups, true)}};
  for (const ReportingGroup& whole : study.reporting_groups) {
    OpenDomain domain{whole.name, "", std::vector<bool>(groups, false)};
    for (std::size_t g = 0; g < groups; ++g)
      domain.has[g] = study.customer_groups[g].reporting_group == whole.name;
    domains.push_back(std::move(domain));
  }
  for (std::size_t g = 0; g < groups; ++g) {
    const CustomerGroup& group = study.customer_groups[g];
    domains.push_back({group.reporting_group, group.name, std::vector<bool>(groups, false)});
    domains.back().has[g] = true;
  }
  return domains;
}

OpenStatistics open_statistics(const Dataset& wave, const Released& released,
                               std::span<const OpenDomain> domains) {
  OpenStatistics all;
  const auto place = [&](const std::string& name) {
    const auto found =
        std::ranges::find_if(domains, [&](const OpenDomain& d) { return d.name() == name; });
    expects(found != domains.end(), "open_statistics: a domain of the study");
    return static_cast<std::size_t>(found - domains.begin());
  };
  const auto of = [&](const FigureName& figure) -> OpenStatistic& {
    std::vector<OpenStatistic>& of_item = all[item_of(wave, figure)];
    const auto found = std::ranges::find_if(of_item, [&](const OpenStatistic& s) {
      return s.measure == figure.measure && s.statistic == figure.statistic;
    });
    if (found != of_item.end()) return *found;
    const std::vector<bool> none(domains.size(), false);
    return of_item.emplace_back(OpenStatistic{figure.measure, figure.statistic, none, none});
  };
  for (const auto& [name, figure] : released.figures()) {
    if (name.wave == wave.wave) of(name).released[place(name.domain)] = true;
  }
  for (const auto& [name, why] : released.held()) {
    const bool secret = is_secret(why) || why == Held::Protecting || why == Held::AfterRelease;
    if (name.wave == wave.wave && secret) of(name).secret[place(name.domain)] = true;
  }
  return all;
}

bool is_laid_open(const Item& item) {
  return item.kind != ItemKind::Date && item.kind != ItemKind::Place;
}

double counted_as(const Item& item, std::string_view statistic, std::uint8_t code) {
  expects(code > 0 && item.kind != ItemKind::Number, "counted_as: an answer with a code");
  const bool on_scale = item.kind == ItemKind::Mark || item.kind == ItemKind::Scale;
  const int answer = on_scale ? item.scale.answer_of(code) : code;
  if (statistic == "mean") return answer;
  if (statistic == "low") return answer <= item.scale.low_to() ? 1.0 : 0.0;
  if (statistic == "high") return answer >= item.scale.high_from() ? 1.0 : 0.0;
  if (statistic == "nps") return recommend_points(item.scale, answer);
  expects(statistic.starts_with("share:"), "counted_as: a statistic that people read");
  statistic.remove_prefix(std::string_view("share:").size());
  if (on_scale) return std::to_string(answer) == statistic ? 1.0 : 0.0;
  constexpr std::uint8_t chosen = 2;
  if (item.kind == ItemKind::Chosen) return code == chosen ? 1.0 : 0.0;
  return item.levels[code - 1u] == statistic ? 1.0 : 0.0;
}

std::vector<std::size_t> what_follows(std::span<const OpenDomain> domains,
                                      const OpenStatistic& statistic, const Unknown& unknown) {
  const std::size_t groups = unknown.left_out.size();
  Span known;
  for (std::size_t d = 0; d < domains.size(); ++d) {
    if (statistic.released[d]) known.add(unknown_of(domains[d], unknown));
    // Unnamed answers of one reporting group stand together in the file.
    if (domains[d].reporting_group.empty() || !domains[d].customer_group.empty()) continue;
    Vector unnamed = unknown_of(domains[d], unknown);
    std::fill_n(unnamed.begin(), groups, 0.0);
    known.add(std::move(unnamed));
  }
  std::vector<std::size_t> found;
  for (std::size_t d = 0; d < domains.size(); ++d) {
    if (statistic.secret[d] && known.has(unknown_of(domains[d], unknown))) found.push_back(d);
  }
  return found;
}

std::vector<OpenPart> open_parts(std::span<const OpenDomain> domains,
                                 const OpenStatistic& statistic) {
  std::map<std::vector<std::size_t>, OpenPart> parts;  // by the released domains that count it
  const std::size_t groups = domains.empty() ? 0 : domains.front().has.size();
  for (std::size_t g = 0; g < groups; ++g) {
    std::vector<std::size_t> counted;
    for (std::size_t d = 0; d < domains.size(); ++d) {
      if (statistic.released[d] && domains[d].has[g]) counted.push_back(d);
    }
    if (counted.empty()) continue;
    OpenPart& part = parts[counted];
    part.groups.push_back(g), part.smallest = counted.back();
  }
  std::vector<OpenPart> all;
  for (auto& [counted, part] : parts) all.push_back(std::move(part));
  return all;
}

}  // namespace peil::disclosure
