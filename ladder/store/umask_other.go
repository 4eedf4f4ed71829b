//go:build !unix

package store

// restrictUmask does nothing where files have no modes.
func restrictUmask() {}
