#include "peil/access/post_mark.h"

#include "peil/access/signature.h"
#include "peil/base/digest.h"

namespace peil::access {

std::string post_mark(std::string_view key, std::string_view respondent, std::string_view page,
                      std::string_view random) {
  const std::string place =
      std::string(respondent) + "|" + std::string(page) + "|" + std::string(random);
  return std::string(random) + "." + signature(key, "post", place);
}

std::optional<std::string> random_of(std::string_view key, std::string_view mark,
                                     std::string_view respondent, std::string_view page) {
  const std::string_view random = mark.substr(0, mark.find('.'));
  if (random.empty() || !same_secret(mark, post_mark(key, respondent, page, random))) return {};
  return std::string(random);
}

}  // namespace peil::access
