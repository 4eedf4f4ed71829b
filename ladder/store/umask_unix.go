//go:build unix

package store

import "syscall"

// restrictUmask makes every file this process creates private to its user.
func restrictUmask() { syscall.Umask(0o077) }
