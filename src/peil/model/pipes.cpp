#include "peil/model/pipes.h"

namespace peil {

std::vector<Pipe> pipes_in(std::string_view text) {
  std::vector<Pipe> all;
  for (std::size_t at = text.find("${"); at != std::string_view::npos;
       at = text.find("${", all.back().at + all.back().length)) {
    Pipe pipe;
    pipe.at = at;
    const std::size_t end = text.find('}', at);
    pipe.closed = end != std::string_view::npos;
    pipe.length = (pipe.closed ? end + 1 : text.size()) - at;
    const std::string_view inside =
        pipe.closed ? text.substr(at + 2, pipe.length - 3) : text.substr(at + 2);
    const std::size_t bar = inside.find('|');
    pipe.name = inside.substr(0, bar);
    if (bar != std::string_view::npos) pipe.fallback = std::string(inside.substr(bar + 1));
    all.push_back(std::move(pipe));
  }
  return all;
}

std::string with_pipes(std::string_view text, const std::function<std::string(const Pipe&)>& say) {
  std::string result;
  std::size_t from = 0;
  for (const Pipe& pipe : pipes_in(text)) {
    result += text.substr(from, pipe.at - from);
    result += say(pipe);
    from = pipe.at + pipe.length;
  }
  result += text.substr(from);
  return result;
}

std::string without_pipes(std::string_view text) {
  if (text.find("${") == std::string_view::npos) return std::string(text);
  return with_pipes(text, [](const Pipe& pipe) { return pipe.fallback.value_or("\u2026"); });
}

}  // namespace peil
