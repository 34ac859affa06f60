#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <string_view>

namespace peil::talks {

/// A caller that writes and reads bytes.
class Caller {
 public:
  explicit Caller(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(port));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
    const timeval patience{20, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  }
  Caller(const Caller&) = delete;
  Caller& operator=(const Caller&) = delete;
  ~Caller() { ::close(socket_); }

  bool connected() const { return connected_; }
  bool write(std::string_view bytes) {
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
           static_cast<ssize_t>(bytes.size());
  }
  /// One answer; "" when the server hung up first.
  std::string read() {
    for (;;) {
      const auto head = got_.find("\r\n\r\n");
      if (head != std::string::npos) {
        const auto at = got_.find("Content-Length: ");
        const std::size_t length = at < head ? std::stoul(got_.substr(at + 16)) : 0;
        if (got_.size() >= head + 4 + length) {
          std::string answer = got_.substr(0, head + 4 + length);
          got_.erase(0, answer.size());
          return answer;
        }
      }
      char piece[4096];
      const ssize_t n = ::recv(socket_, piece, sizeof piece, 0);
      if (n <= 0) return "";
      got_.append(piece, static_cast<std::size_t>(n));
    }
  }
  bool hung_up() {
    char sign;
    return ::recv(socket_, &sign, 1, 0) <= 0;
  }

 private:
  int socket_;
  bool connected_ = false;
  std::string got_;
};

}  // namespace peil::talks
