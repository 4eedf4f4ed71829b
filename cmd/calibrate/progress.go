package main

import (
	"time"

	"github.com/jedib0t/go-pretty/v6/progress"
)

// A bar shows how far a long step is, on standard error when it is a terminal.
// The zero bar shows nothing.
type bar struct {
	writer  progress.Writer
	tracker *progress.Tracker
}

// startProgress starts a bar over total steps.
func (a *app) startProgress(what string, total int) *bar {
	if a.quiet || total == 0 || !isTerminal(a.err) {
		return &bar{}
	}
	w := progress.NewWriter()
	w.SetOutputWriter(a.err)
	w.SetAutoStop(false)
	w.SetUpdateFrequency(100 * time.Millisecond)
	w.SetStyle(progress.StyleBlocks)
	t := &progress.Tracker{Message: what, Total: int64(total)}
	w.AppendTracker(t)
	go w.Render()
	return &bar{w, t}
}

// step moves the bar on and names what was done.
func (b *bar) step(what string) {
	if b.tracker != nil {
		b.tracker.UpdateMessage(plain(what))
		b.tracker.Increment(1)
	}
}

// stop ends the bar and waits until it is drawn for the last time.
func (b *bar) stop() {
	if b.writer == nil {
		return
	}
	b.tracker.MarkAsDone()
	b.writer.Stop()
	for b.writer.IsRenderInProgress() {
		time.Sleep(10 * time.Millisecond)
	}
}
