#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "peil/findings/driver_tables.h"
#include "peil/language/fill.h"
#include "peil/model/document.h"
#include "peil/report/material.h"

namespace peil::report {

/// How many decimals, from `least` on, it takes to see that none of the values is 0; at most six.
int decimals_that_show(std::span<const double> values, int least);

/// Writes sentences and numbers in one language. The only place where a figure becomes text, so it
/// reads the same everywhere, and the one that knows which figures were used.
class Pen {
 public:
  using Blanks = language::Values<Words>;

  /// A language in which peil does not write has labels and numbers, and no texts. The material
  /// outlives the pen.
  Pen(const Material& material, std::string language);

  const std::string& language() const { return language_; }
  const Material& material() const { return material_; }
  const Study& study() const { return material_.study(); }

  /// The text of `key` in [report] of assets/texts, its blanks filled; contract: exactly those.
  Words say(std::string_view key, Blanks blanks = {}) const;
  std::string text(std::string_view key, Blanks blanks = {}) const;
  /// A text of the study, in this language or else in its source language, marked as such.
  Words label(const LocalText& text) const;
  /// What the study says in its source language only, such as who was asked; marked as such.
  Words study_text(std::string text) const;
  Words group(std::string_view name) const;  ///< label of a reporting or customer group

  /// With the signs of one that misses the precision standard or was added afterwards.
  Number value(const Figure& figure);
  std::string digits(const Figure& figure) const;  ///< the same without the sign
  Number bound(const Figure& figure, bool high);
  Words number(const Figure& figure);
  Words exact_value(const Figure& figure);  ///< unrounded, with the sign
  Words low(const Figure& figure);
  Words high(const Figure& figure);
  Words between(const Figure& figure);  ///< "between 7.6 and 7.8", or why there is no margin
  Words range(const Figure& figure);    ///< the same in a cell: "7.6 – 7.8"
  Words answers(const Figure& figure);
  Words printed(const PublishedMark& mark) const;

  /// A figure of the drivers: a mean with the decimals of means on its scale, or percent.
  Words mean(const findings::DriverFigure& figure, const std::optional<Scale>& scale);
  Words mean_range(const findings::DriverFigure& figure, const std::optional<Scale>& scale);
  Words percent(const findings::DriverFigure& figure);  ///< of a figure that counts in percent
  /// The same of a part that its key does not name: "without-twins".
  Words percent(const findings::DriverFigure& figure, const std::string& part);
  Words percent_range(const findings::DriverFigure& figure);
  Words share(const findings::DriverFigure& figure);       ///< of one that counts from 0 to 1
  Words difference(const findings::DriverFigure& figure);  ///< "+0.18 (+0.05 to +0.31)"
  Words contrast(const findings::DriverContrast& figure, const std::string& part);
  /// A number of a line through waves as `text` says it: its slope, or with `part` "low" or "high"
  /// an end of the interval. Contract: the line has an interval.
  Words slope(const findings::WaveTrend& line, std::string text, double value, std::string part);
  Words why(disclosure::Held why) const;

  /// The number, or why it is not there.
  Words number_or_why(const FigureName& name);
  Words between_or_dash(const FigureName& name);
  Words answers_or_dash(const FigureName& name);
  Words why(const FigureName& name) const;

  /// Signed, "+0.30", and without, for "rose by 0.30"; with the sign of a change (sign_of).
  Words difference(const Step& step);
  Words size_of_change(const Step& step);
  Words change_range(const Step& step);    ///< "+0.19 to +0.41"
  Words change_between(const Step& step);  ///< "between +0.19 and +0.41"

  Words count(std::size_t n) const;
  /// `key`, or the text for a scale whose ends are not the 5 and 8 of marks: `key` + ".scaled".
  std::string of_ends(std::string key) const;
  /// Names that texts about the overall question may use: {from} {to} of its scale, {low_end}
  /// {high_end} of its tails. Contract: it has a scale.
  Words end(bool high) const;      ///< "4 or higher", "2 or lower"
  Words lowest() const;            ///< "1": the lower end of that scale
  Words highest() const;           ///< "5"
  Words scale_note() const;        ///< that scale in a sentence; nothing for marks, which are known
  std::string day(Day day) const;  ///< "1 September 2013"
  Words percent(double share) const;  ///< of a count of people, not an estimate: a response rate
  Words list(const std::vector<Words>& items) const;  ///< "a, b and c"

  /// The signs of a figure that misses the precision standard, or was added afterwards.
  std::string signs(bool imprecise, bool afterwards);
  /// The sign of a change over a break that is not as it was locked; "" of every other.
  std::string sign_of(const Step& step);
  /// A sentence with that sign right behind its last word, if it rests on something so.
  Words with_sign(Words sentence, bool afterwards);
  Words with_sign(Words sentence, const Step& step);
  /// What has to stand below figures with such signs, where any was written since the last asking.
  Words note_of_signs();

  /// Those of drivers, by key and part: "" or "penalty", "reward", "without-twins".
  const std::map<std::pair<std::string, std::string>, findings::DriverFigure>& used_of_drivers()
      const {
    return used_of_drivers_;
  }
  /// Lines through waves whose numbers were written, by key: marks a year, with their interval.
  const std::map<std::string, std::pair<double, Interval>>& used_of_lines() const {
    return used_of_lines_;
  }
  /// Keys used so far, with their figures.
  const std::map<std::string, const Figure*>& used() const { return used_; }

 private:
  std::string signs_of(const Figure& figure);
  std::string printed_value(const FigureName& name, double value) const;
  std::string printed_difference(const Step& step, double value, bool sign) const;
  Words change_ends(const Step& step, std::string_view key);
  Words difference_number(const Step& step, double value, bool sign, std::string part);

  const Material& material_;
  std::string language_;
  Words driver_number(const findings::DriverFigure& figure, std::string text, double value,
                      std::string part);
  template <class Print>
  Words driver_range(const findings::DriverFigure& figure, const Print& print);

  std::map<std::string, const Figure*> used_;
  bool imprecise_ = false, afterwards_ = false;  // figures with that sign were written
  std::map<std::pair<std::string, std::string>, findings::DriverFigure> used_of_drivers_;
  std::map<std::string, std::pair<double, Interval>> used_of_lines_;
};

}  // namespace peil::report
