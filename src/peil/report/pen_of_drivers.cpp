#include <algorithm>
#include <cmath>

#include "peil/base/text.h"
#include "peil/language/numbers.h"
#include "peil/report/pen.h"

namespace peil::report {
namespace {

constexpr int decimals_of_contrasts = 2, decimals_of_short_scales = 2, points_of_marks = 10,
              most_extra_decimals = 4;

std::string mean_text(double value, int extra, const std::optional<Scale>& scale,
                      const std::string& language) {
  if (scale) value = std::clamp<double>(value, scale->from, scale->to);
  const bool marks = scale && scale->points() >= points_of_marks;
  return language::number(value, (marks ? 1 : decimals_of_short_scales) + extra, language);
}

std::string percent_text(double value, int extra, const std::string& language) {
  return language::percent(std::clamp(value / 100.0, 0.0, 1.0), extra, language);
}

// Everybody took part: what is left between the ends is the rounding of the computing.
bool has_no_width(const Interval& interval) {
  constexpr double of_rounding = 1e-9;
  return interval.high - interval.low <= of_rounding * std::max(1.0, std::abs(interval.high));
}

}  // namespace

Words Pen::driver_number(const findings::DriverFigure& figure, std::string text, double value,
                         std::string part) {
  used_of_drivers_.try_emplace({figure.key, ""}, figure);
  if (part.empty()) text += signs(false, figure.added_afterwards);
  return {{TextRun::Kind::Figure,
           "",
           "",
           {std::move(text), exact_text(value), figure.key, std::move(part), ""}}};
}

template <class Print>
Words Pen::driver_range(const findings::DriverFigure& figure, const Print& print) {
  if (!figure.interval || has_no_width(*figure.interval)) return say("none");
  const auto [low, high] = *figure.interval;
  int extra = 0;  // as many decimals more as it takes to tell the ends apart
  while (extra < most_extra_decimals && print(low, extra) == print(high, extra)) ++extra;
  return say("range", {{"low", driver_number(figure, print(low, extra), low, "low")},
                       {"high", driver_number(figure, print(high, extra), high, "high")}});
}

Words Pen::mean(const findings::DriverFigure& figure, const std::optional<Scale>& scale) {
  return driver_number(figure, mean_text(figure.value, 0, scale, language_), figure.value, "");
}

Words Pen::mean_range(const findings::DriverFigure& figure, const std::optional<Scale>& scale) {
  return driver_range(
      figure, [&](double value, int extra) { return mean_text(value, extra, scale, language_); });
}

Words Pen::percent(const findings::DriverFigure& figure) {
  return driver_number(figure, percent_text(figure.value, 0, language_), figure.value, "");
}

Words Pen::percent(const findings::DriverFigure& figure, const std::string& part) {
  used_of_drivers_.try_emplace({figure.key, part}, figure);
  return {{TextRun::Kind::Figure,
           "",
           "",
           {percent_text(figure.value, 0, language_) + signs(false, figure.added_afterwards),
            exact_text(figure.value), figure.key, part, ""}}};
}

Words Pen::percent_range(const findings::DriverFigure& figure) {
  return driver_range(
      figure, [&](double value, int extra) { return percent_text(value, extra, language_); });
}

Words Pen::share(const findings::DriverFigure& figure) {
  return driver_number(figure, percent_text(100.0 * figure.value, 0, language_), figure.value, "");
}

Words Pen::difference(const findings::DriverFigure& figure) {
  const auto text = [&](double value) {
    return language::signed_number(value, decimals_of_contrasts, language_);
  };
  const Words value = driver_number(figure, text(figure.value), figure.value, "");
  if (!figure.interval || has_no_width(*figure.interval)) return value;
  const auto [from, to] = *figure.interval;
  const Words ends = say("range-signed", {{"low", driver_number(figure, text(from), from, "low")},
                                          {"high", driver_number(figure, text(to), to, "high")}});
  return say("drivers.difference", {{"value", value}, {"range", ends}});
}

Words Pen::contrast(const findings::DriverContrast& figure, const std::string& part) {
  used_of_drivers_.try_emplace({figure.key, part}, findings::DriverFigure{figure.value, {}, 0, ""});
  const auto number = [&](const std::string& text, double value, const std::string& of) {
    return Words{{TextRun::Kind::Figure, "", "", {text, exact_text(value), figure.key, of, ""}}};
  };
  return say(
      "drivers.contrast",
      {{"value", number(language::signed_number(figure.value, decimals_of_contrasts, language_) +
                            signs(false, figure.added_afterwards),
                        figure.value, part)},
       {"error", number(language::number(figure.standard_error, decimals_of_contrasts, language_),
                        figure.standard_error, part + "_se")}});
}

}  // namespace peil::report
