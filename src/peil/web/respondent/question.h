#pragma once

#include "peil/base/html.h"
#include "peil/interview/shown.h"
#include "peil/web/respondent/document.h"

namespace peil::web::respondent {

/// One question as HTML.
///
/// Radios and checkboxes are a fieldset with a legend, marks and scales radios with visible numbers
/// and the words of the ends in the labels of the first and the last, a matrix one fieldset a row.
/// Names of fields are items, values those of interview/take.h. Ids: "in.ITEM.VALUE" (radios,
/// checkboxes), "in.ITEM" (boxes to type in), "hint.ITEM", "error.ITEM".
///
/// `as_heading`: the question is the heading of the page.
Html question_html(const interview::QuestionShown& shown, const Words& words, bool as_heading);

/// Id of the element to which a link from the error summary leads.
std::string first_field(const interview::QuestionShown& shown, const std::string& item);

/// The label of an item: of its question or its row.
const LocalText& label_of(const interview::QuestionShown& shown, const std::string& item);

}  // namespace peil::web::respondent
