#pragma once

#include <string>
#include <vector>

#include "peil/model/questionnaire.h"

namespace peil::study {

/// What is different of one item between two forms.
struct ItemChange {
  std::string item;
  bool wording = false;  ///< label, hint, labels of the ends, of the choices
  bool scale =
      false;  ///< type, points, lowest answer, recommending: the values mean something else
  bool answers = false;  ///< choices and their filter, don't know, required, constraint
  bool routing = false;  ///< whom it is asked: relevant, customer groups

  bool any() const { return wording || scale || answers || routing; }
};

/// The items that both forms have and that are not the same in them, in the order of `after`.
/// Texts are compared in `language`.
std::vector<ItemChange> changes_between(const Questionnaire& before, const Questionnaire& after,
                                        const std::string& language);

/// True when the forms ask the same items of the same people in the same order, page by page, with
/// the same answers to choose from: only words differ.
bool same_but_for_words(const Questionnaire& one, const Questionnaire& other);

/// "the scale and the routing"
std::string change_text(const ItemChange& change);

}  // namespace peil::study
