#pragma once

#include <cstddef>

#include "peil/model/questionnaire.h"

namespace peil::web::respondent {

/// Bytes of the largest form that the pages of a questionnaire may send: twice what a page holds
/// when every open answer has its most signs, each of which a browser writes in up to twelve
/// bytes. Twice, so that an answer that is too long comes back with a word beside it.
std::size_t largest_body(const Questionnaire& questionnaire);

}  // namespace peil::web::respondent
