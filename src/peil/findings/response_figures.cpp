#include "peil/findings/response_figures.h"

#include <algorithm>

#include "peil/findings/response_rates.h"

namespace peil::findings {
namespace {

constexpr double hair = 1e-9;

const PublishedResponse* published(const Sources& sources, const std::string& wave,
                                   const std::string& group) {
  const auto& all = sources.study.published.response;
  const auto at = std::ranges::find_if(
      all, [&](const PublishedResponse& r) { return r.wave == wave && r.group == group; });
  return at == all.end() ? nullptr : &*at;
}

struct Known {
  Interval value;
  int decimals = 0;
  bool to_the_end = false;
};

Known point(double value) { return {{value, value}}; }

double percent(std::size_t people, std::size_t of) {
  return 100.0 * static_cast<double>(people) / static_cast<double>(of);
}

std::optional<Known> stored(const ResponseRate& r, const std::string& what) {
  if (r.drawn == 0 && r.answered == 0) return {};
  if (what == "answered") return point(static_cast<double>(r.answered));
  if (what == "complete") return point(static_cast<double>(r.complete));
  if (r.drawn == 0) return {};
  if (what == "invited") return point(static_cast<double>(r.drawn));
  if (!r.share) return {};
  return Known{{*r.share * 100.0, *r.share * 100.0}, 0, true};
}

std::optional<Known> printed_rate(const PublishedResponse& r) {
  if (r.rate)
    return Known{
        {std::max(r.rate->from(), 0.0), std::min(r.rate->below(), 100.0)}, r.rate->decimals, false};
  const auto people = r.complete ? r.complete : r.answered;
  if (!people || !r.invited) return {};
  const double rate = percent(*people, *r.invited);
  return Known{{rate, rate}, 0, r.complete.has_value()};
}

std::optional<Known> printed(const PublishedResponse& r, const std::string& what) {
  if (what == "rate") return printed_rate(r);
  const auto people = what == "invited" ? r.invited : what == "answered" ? r.answered : r.complete;
  return people ? std::optional(point(static_cast<double>(*people))) : std::nullopt;
}

}  // namespace

const std::vector<std::string>& response_names() {
  static const std::vector<std::string> all{"invited", "answered", "complete", "rate"};
  return all;
}

ResponseFigure response_figure(const Sources& sources, const std::string& what,
                               const std::string& wave, const std::string& group) {
  ResponseFigure figure;
  figure.what = what, figure.wave = wave, figure.group = group;
  const PublishedResponse* print = published(sources, wave, group);
  std::optional<Known> known, of_print;
  if (print != nullptr) of_print = printed(*print, what);
  if (const WaveResults* results = sources.wave(wave)) {
    known = stored(response_of(*results, sources.study, group), what);
    figure.fictional = known && (results->fictional || sources.study.fictional);
  }
  if (known) {
    figure.ground = Ground::Answers;
    const bool differs = of_print && (known->value.low > of_print->value.high + hair ||
                                      known->value.high < of_print->value.low - hair);
    if (differs) figure.otherwise = of_print->value;
    if (differs) figure.decimals_otherwise = of_print->decimals;
  } else if (of_print) {
    figure.ground = Ground::Print;
    known = of_print;
  }
  if (!known) return figure;
  figure.value = known->value;
  figure.decimals = known->decimals;
  figure.counted_to_end = known->to_the_end;
  return figure;
}

std::optional<OtherRate> other_rate(const Sources& sources, const std::string& wave,
                                    const std::string& group) {
  const PublishedResponse* r = published(sources, wave, group);
  if (r == nullptr || !r->rate || !r->invited) return {};
  std::optional<std::size_t> people;
  for (const auto& heard : {r->answered, r->complete}) {
    if (!heard) continue;
    const double rate = percent(*heard, *r->invited);
    if (rate >= r->rate->from() - hair && rate <= r->rate->below() + hair) return {};
    people = heard;
  }
  if (!people) return {};
  return OtherRate{*r->rate, *people, *r->invited};
}

}  // namespace peil::findings
