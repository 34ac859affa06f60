#include "load/visitor.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <stdexcept>

namespace peil::load {
namespace {

std::string decoded(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, char>, 5> entities{
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
  std::string plain;
  while (!text.empty()) {
    const auto entity =
        std::ranges::find_if(entities, [&](const auto& e) { return text.starts_with(e.first); });
    plain += entity == entities.end() ? text.front() : entity->second;
    text.remove_prefix(entity == entities.end() ? 1 : entity->first.size());
  }
  return plain;
}

std::string attribute(std::string_view tag, std::string_view name) {
  const std::string begin = " " + std::string(name) + "=\"";
  const auto at = tag.find(begin);
  if (at == std::string_view::npos) return {};
  const auto from = at + begin.size();
  return decoded(tag.substr(from, tag.find('"', from) - from));
}

bool has_flag(std::string_view tag, std::string_view name) {
  return tag.find(" " + std::string(name)) != std::string_view::npos;
}

Field& field(Form& form, const std::string& name, const std::string& type) {
  const auto found = std::ranges::find(form.fields, name, &Field::name);
  if (found != form.fields.end()) return *found;
  return form.fields.emplace_back(Field{name, type, {}, {}});
}

void read_input(Form& form, std::string_view tag) {
  const std::string name = attribute(tag, "name");
  if (name.empty()) return;
  const std::string type = attribute(tag, "type");
  Field& f = field(form, name, type);
  const std::string value = attribute(tag, "value");
  f.values.push_back(value);
  const bool choice = type == "radio" || type == "checkbox";
  if (choice ? has_flag(tag, "checked") : !value.empty()) f.chosen.push_back(value);
}

std::string encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string safe;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
        c == '_' || c == '.') {
      safe += c;
    } else {
      safe += '%';
      safe += digits[byte >> 4];
      safe += digits[byte & 15];
    }
  }
  return safe;
}

}  // namespace

Form read_form(std::string_view html, std::string_view page) {
  Form form;
  const auto start = html.find("<form method=\"post\"");
  if (start == std::string_view::npos) return form;
  html = html.substr(start, html.find("</form>", start) - start);
  form.action = attribute(html.substr(0, html.find('>')), "action");
  if (form.action.empty()) form.action = std::string(page);
  for (auto at = html.find('<', 1); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const std::string_view tag = html.substr(at, html.find('>', at) - at);
    if (tag.starts_with("<input")) read_input(form, tag);
    if (tag.starts_with("<textarea")) {
      const auto from = at + tag.size() + 1;
      const std::string text = decoded(html.substr(from, html.find("</textarea>", from) - from));
      Field& f = field(form, attribute(tag, "name"), "textarea");
      if (!text.empty()) f.chosen = {text};
    }
  }
  return form;
}

Visitor::~Visitor() { hang_up(); }

void Visitor::hang_up() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
}

void Visitor::connect() {
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port_));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int on = 1;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    hang_up();
    throw std::runtime_error("the server does not answer");
  }
}

Reply Visitor::get(const std::string& path) { return send("GET " + path + " HTTP/1.1\r\n", ""); }

Reply Visitor::post(const std::string& path, const Fields& fields) {
  std::string body;
  for (const auto& [name, value] : fields) {
    if (!body.empty()) body += '&';
    body += encoded(name) + "=" + encoded(value);
  }
  return send("POST " + path +
                  " HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                  "Content-Length: " +
                  std::to_string(body.size()) + "\r\n",
              body);
}

Reply Visitor::send(const std::string& head, const std::string& body) {
  if (socket_ < 0) connect();
  std::string request = head + "Host: localhost\r\n";
  if (!cookies_.empty()) {
    request += "Cookie: ";
    for (const auto& [name, value] : cookies_) request += name + "=" + value + "; ";
    request.resize(request.size() - 2);
    request += "\r\n";
  }
  request += "\r\n" + body;
  if (::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) !=
      static_cast<ssize_t>(request.size())) {
    hang_up();
    throw std::runtime_error("the server hung up");
  }
  std::string answer;
  std::size_t length = std::string::npos;
  std::size_t head_end = std::string::npos;
  std::array<char, 16384> piece;
  while (head_end == std::string::npos || answer.size() < head_end + 4 + length) {
    const ssize_t n = ::recv(socket_, piece.data(), piece.size(), 0);
    if (n <= 0) {
      hang_up();
      throw std::runtime_error("the server hung up");
    }
    answer.append(piece.data(), static_cast<std::size_t>(n));
    if (head_end == std::string::npos &&
        (head_end = answer.find("\r\n\r\n")) != std::string::npos) {
      const auto at = answer.find("Content-Length: ");
      length = at < head_end ? std::strtoul(answer.c_str() + at + 16, nullptr, 10) : 0;
    }
  }
  Reply reply;
  reply.status = std::atoi(answer.c_str() + 9);
  reply.body = answer.substr(head_end + 4);
  for (auto at = answer.find("\r\n"); at < head_end; at = answer.find("\r\n", at + 2)) {
    const std::string line = answer.substr(at + 2, answer.find("\r\n", at + 2) - at - 2);
    if (line.starts_with("Location: ")) reply.location = line.substr(10);
    if (line.starts_with("Set-Cookie: ")) {
      const std::string pair = line.substr(12, line.find(';') - 12);
      cookies_[pair.substr(0, pair.find('='))] = pair.substr(pair.find('=') + 1);
    }
  }
  return reply;
}

}  // namespace peil::load
