#pragma once

#include <cstddef>
#include <utility>

#include "peil/findings/claim_numbers.h"
#include "peil/findings/letter.h"
#include "peil/model/study.h"

namespace peil::findings {

/// Holds single numbers of a claim to what their words make of them: amounts to differences, ends
/// and halves of margins to intervals, scales and confidences to those of the study. What was found
/// is gathered in `found_`.
class NumberHolder {
 public:
  /// Contract  all outlive this.
  NumberHolder(const Claim& claim, const Letter& letter, const Study& study, const Figures& figures)
      : claim_(claim), letter_(letter), study_(study), figures_(figures) {}

 protected:
  /// What a number was held against, one thing after the other.
  struct Held {
    WrongNumber wrong;
    bool right = false, finer = false, any = false;

    void add(NumberFit f) {
      any = true;
      right = right || f == NumberFit::Right;
      finer = finer || f == NumberFit::Finer;
    }
  };

  NumberSaid said(std::size_t number) const;
  static Interval in_print(const Evidence& e);
  void settle(std::size_t number, Held held, bool unheld_counts);
  void hold_amount(std::size_t number);
  void hold_scale(std::size_t number);
  void hold_confidence(std::size_t number);
  void hold_margin(std::size_t number);
  void hold_range(std::size_t number);

  const Claim& claim_;
  const Letter& letter_;
  const Study& study_;
  const Figures& figures_;
  BoundNumbers found_;

 private:
  NumberInText without_sign(std::size_t number) const;
  static void hold_to(Held& held, const NumberInText& n, const NumberSaid& as, const Interval& low,
                      const Interval& high);
  bool is_range_of_difference(std::size_t low_end) const;
  void hold_relative(std::size_t number);
};

}  // namespace peil::findings
