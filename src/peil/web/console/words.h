#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "peil/base/html.h"
#include "peil/language/fill.h"
#include "peil/language/texts.h"
#include "peil/model/words.h"

namespace peil::web::console {

/// Texts of the console in one language: [console] of assets/texts.
class Words {
 public:
  /// Contract: peil writes in the language.
  explicit Words(std::string language) : language_(std::move(language)) {}
  const std::string& language() const { return language_; }
  std::string text(std::string_view key, language::Values<std::string> values = {}) const {
    return language::fill(language::texts(language_).form("console", key), values);
  }
  Html html(std::string_view key, language::Values<std::string> values = {}) const {
    return Html::text(text(key, values));
  }

 private:
  std::string language_;
};

}  // namespace peil::web::console
