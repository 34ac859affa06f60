#pragma once

#include <string>

#include "peil/base/html.h"
#include "peil/model/words.h"

namespace peil::render {

/// An attribute that is left out where its value is empty.
Html::Attribute maybe(Html::Literal name, const std::string& value);

/// Words as they stand on a page: figures with their key, other languages with their `lang`.
Html html(const Words& words);

/// The same without figures, for titles and descriptions of charts.
Html html_of_text(const Words& words);

}  // namespace peil::render
