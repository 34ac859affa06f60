#include "peil/language/stem.h"

#include <libstemmer.h>

#include <map>
#include <memory>

namespace peil::language {
namespace {

struct Delete {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};
using Stemmer = std::unique_ptr<sb_stemmer, Delete>;

// A stemmer holds the word that it works on: one a thread.
sb_stemmer* stemmer_of(std::string_view language) {
  thread_local std::map<std::string, Stemmer, std::less<>> all;
  auto found = all.find(language);
  if (found == all.end()) {
    const std::string code(language.substr(0, language.find('-')));
    found = all.emplace(language, Stemmer(sb_stemmer_new(code.c_str(), "UTF_8"))).first;
  }
  return found->second.get();
}

}  // namespace

std::string stem(std::string_view word, std::string_view language) {
  sb_stemmer* stemmer = stemmer_of(language);
  if (stemmer == nullptr) return std::string(word);
  const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* made = sb_stemmer_stem(stemmer, bytes, static_cast<int>(word.size()));
  if (made == nullptr) return std::string(word);
  return {reinterpret_cast<const char*>(made),
          static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

}  // namespace peil::language
