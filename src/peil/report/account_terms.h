#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "peil/estimate/design_account.h"
#include "peil/report/pen.h"

namespace peil::report {

/// What figures rest on besides answers.
struct Grounds {
  std::string program;  ///< as figures name it
  /// By wave; nullptr, or without the wave: nobody recorded it.
  const std::map<std::string, estimate::DesignAccount>* designs = nullptr;

  const estimate::DesignAccount* design(const std::string& wave) const;
};

/// A text of the console, its blanks filled.
Words console_words(const Pen& pen, std::string_view key, Pen::Blanks blanks = {});

/// A number of the language's signs with so many decimals.
Words digits(const Pen& pen, double value, int decimals);

/// Decimals of a number that is not rounded for reading.
inline constexpr int account_decimals = 4;

/// What a figure rests on, term by term: every account of the console is made of these.
class AccountTerms {
 public:
  explicit AccountTerms(Pen& pen) : pen_(pen) {}

  /// A term by its key in the texts of the console.
  void add(std::string_view key, Words words);
  /// Error, interval and degrees of freedom of an estimate, not rounded for reading.
  void add_estimate(const Estimate& estimate, const std::optional<Interval>& interval);
  /// What the people behind a figure weigh together.
  void add_base(const estimate::WeightedBase& base, std::size_t answers);
  /// Strata, clusters, finite correction and weights of the wave; digest and program.
  /// Contract: the wave has results.
  void add_grounds(const std::string& wave, const Grounds& grounds);

  Section section(Words title) &&;

 private:
  Pen& pen_;
  TermList terms_;
};

}  // namespace peil::report
