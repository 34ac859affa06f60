#include "peil/base/counted.h"

namespace peil {

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
  return counted(std::to_string(number), one, many);
}

std::string counted(std::string_view number, std::string_view one, std::string_view many) {
  std::string text = std::string(number) + " ";
  if (number != "1" && !many.empty()) return text += many;
  text += one;
  return number == "1" ? text : text + "s";
}

}  // namespace peil
