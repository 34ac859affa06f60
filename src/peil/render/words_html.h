#pragma once

#include <functional>
#include <string>

#include "peil/base/html.h"
#include "peil/model/words.h"

namespace peil::render {

/// An attribute that is left out where its value is empty.
Html::Attribute maybe(Html::Literal name, const std::string& value);

/// Where a figure is accounted for, or nothing.
using FigureAddress = std::function<std::string(const Number&)>;

/// Words as they stand on a page: figures with their key, and a link to their account where there
/// is one; other languages with their `lang`.
Html html(const Words& words, const FigureAddress& address_of = {});

/// The same without figures, for titles and descriptions of charts.
Html html_of_text(const Words& words);

}  // namespace peil::render
