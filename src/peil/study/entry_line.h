#pragma once

#include <string>

namespace peil::study {

/// What an entry of a locked plan says: fields "key: value", apart. Empty fields are left out, so
/// that a field which came later changes no line that does not use it.
class EntryLine {
 public:
  EntryLine& add(const std::string& key, const std::string& value) {
    if (!value.empty()) text_ += (text_.empty() ? "" : "; ") + key + ": " + value;
    return *this;
  }
  EntryLine& add_if(const std::string& key, bool holds) { return add(key, holds ? "yes" : ""); }
  std::string text() const { return text_.empty() ? "none" : text_; }

 private:
  std::string text_;
};

}  // namespace peil::study
