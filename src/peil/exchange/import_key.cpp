#include "peil/exchange/import_key.h"

#include "peil/base/contract.h"
#include "peil/base/digest.h"
#include "peil/base/text.h"

namespace peil::exchange {
namespace {

constexpr std::string_view kind = "peil import key 1 ";
constexpr std::size_t id_digits = 32;

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// Texts one behind the other, so that no two lists of texts look alike.
std::string told_apart(std::initializer_list<std::string_view> texts) {
  std::string all;
  for (const std::string_view text : texts) {
    all += std::to_string(text.size()) + ':';
    all += text;
  }
  return all;
}

}  // namespace

ImportKey::ImportKey(std::string random) : key_(std::move(random)) {
  expects(key_.size() == bytes, "ImportKey: a key of 32 bytes");
}

std::optional<ImportKey> ImportKey::read(std::string_view text) {
  text = trim(text);
  if (!text.starts_with(kind)) return {};
  text.remove_prefix(kind.size());
  if (text.size() != 2 * bytes) return {};
  std::string key;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = digit(text[i]), low = digit(text[i + 1]);
    if (high < 0 || low < 0) return {};
    key += static_cast<char>(high * 16 + low);
  }
  return ImportKey(std::move(key));
}

std::string ImportKey::text() const { return std::string(kind) + hex(key_) + '\n'; }

std::string ImportKey::id(std::string_view study, std::string_view wave,
                          std::string_view respondent) const {
  return hex(hmac_sha256(key_, told_apart({"import", study, wave, respondent})))
      .substr(0, id_digits);
}

std::string ImportKey::member(std::string_view study, std::string_view panel,
                              std::string_view respondent) const {
  return hex(hmac_sha256(key_, told_apart({"panel", study, panel, respondent})))
      .substr(0, id_digits);
}

}  // namespace peil::exchange
