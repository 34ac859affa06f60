#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "peil/model/questionnaire.h"

namespace peil::study {

/// Item to answer as expressions see it; "" for one that is absent.
using AnswersSeen = std::map<std::string, std::string>;

/// Name of an item (of a matrix as well) to the place of its question.
using ItemPlaces = std::map<std::string, std::size_t, std::less<>>;
ItemPlaces places_of_items(const Questionnaire& form);

/// Answers after which a question is relevant and its choice filter leaves no choice; nothing when
/// none were found, or the question has no filter. Looked for among the answers that the filter
/// and `relevant` look at: every choice, point and mark, none at all where an answer may be
/// absent, and the numbers and texts that stand in the two; several choices as one or all of them.
///
/// Cost      at most 20,000 evaluations per choice; beyond that the search ends without a find.
std::optional<AnswersSeen> answers_without_choices(const Questionnaire& form,
                                                   const Question& question);

/// Whether nobody of a customer group (of any, where it is empty) is ever asked a question: it is
/// asked of other groups, or no answers that go together make it relevant. Only told where every
/// answer that matters was tried: not when a condition works something out, nor when there are too
/// many sets of answers.
class NeverAsked {
 public:
  /// The form must outlive this.
  explicit NeverAsked(const Questionnaire& form) : form_(form), items_(places_of_items(form)) {}

  bool operator()(const Question& question, std::string_view group = {}) const;

 private:
  const Questionnaire& form_;
  ItemPlaces items_;
};

}  // namespace peil::study
